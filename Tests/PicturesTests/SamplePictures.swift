import PlatenCore

/// Small pictures, 2 pixels wide and 3 high.
enum SamplePictures {
  static let png = bytes(
    """
    iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAAEElEQVR4nGM4wcAARAwoFAA1/QSxPB0ypwAAAABJRU5ErkJggg==
    """)
  static let palettePNG = bytes(
    """
    iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAMAAACONC6zAAAABlBMVEXIAAD///9YYgMEAAAADUlEQVR4nGNgYGQAIwAAFQAER34nOAAA
    AABJRU5ErkJggg==
    """)
  static let animatedPNG = bytes(
    """
    iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAACGFjVEwAAAACAAAAAPONk3AAAAAaZmNUTAAAAAAAAAACAAAAAwAAAAAA
    AAAAAAEACgAAUa8H6AAAABBJREFUeJxjOMHAAEQMKBQANf0EsTwdMqcAAAAaZmNUTAAAAAEAAAACAAAAAwAAAAAAAAAAAAEACgAAytzt
    PAAAABRmZEFUAAAAAnicYzjBwABEDCgUADX9BLFeD7wnAAAAAElFTkSuQmCC
    """)
  static let jpeg = bytes(
    """
    /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62r
    Z4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSk
    pKT/wAARCAADAAIDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAb/xAAZEAEAAgMAAAAAAAAAAAAAAAAAAQMUUqH/xAAVAQEB
    AAAAAAAAAAAAAAAAAAABA//EABoRAAICAwAAAAAAAAAAAAAAAAABAhITUVL/2gAMAwEAAhEDEQA/AJ7It25AAqtFMs+mf//Z
    """)
  static let gif = bytes(
    """
    R0lGODlhAgADAIAAAMgAAP///ywAAAAAAgADAAACBQRBEAxTADs=
    """)
  static let animatedGIF = bytes(
    """
    R0lGODlhAgADAIAAAMgAAP///yH/C05FVFNDQVBFMi4wAwEAAAAh+QQACgAAACwAAAAAAgADAAACBQRBEAxTACH5BAAKAAAALAAAAAAC
    AAMAAAIFBEEQDFMAOw==
    """)
  static let lossyWebP = bytes(
    """
    UklGRjgAAABXRUJQVlA4ICwAAABwAQCdASoCAAMABABoJagCdAFAAAD+7gn/0hoDcNOh/4ON1Hvtv+DiiAAAAA==
    """)
  static let losslessWebP = bytes(
    """
    UklGRiIAAABXRUJQVlA4TBUAAAAvAYAAEA8QwxzzHwyFAAKgoInofzwA
    """)
  static let extendedWebP = bytes(
    """
    UklGRloAAABXRUJQVlA4WAoAAAAQAAAAAQAAAgAAQUxQSAcAAAAA/////wAAAFZQOCAsAAAAcAEAnQEqAgADAAQAaCWoAnQBQAAA/u4J
    /9IaA3DTof+DjdR77b/g4ogAAAA=
    """)
  static let animatedWebP = bytes(
    """
    UklGRpAAAABXRUJQVlA4WAoAAAASAAAAAQAAAgAAQU5JTQYAAAAAAAAAAABBTk1GLgAAAAAAAAAAAAEAAAIAAGQAAABWUDhMFQAAAC8B
    gAAQDxDDHPMfDIUAAqCgieh/PABBTk1GLgAAAAAAAAAAAAEAAAIAAGQAAABWUDhMFQAAAC8BgAAQDxDDHPMfDIUAAqCgieh/PAA=
    """)

  static let all: [(name: String, bytes: [UInt8])] = [
    ("png", png),
    ("palettePNG", palettePNG),
    ("animatedPNG", animatedPNG),
    ("jpeg", jpeg),
    ("gif", gif),
    ("animatedGIF", animatedGIF),
    ("lossyWebP", lossyWebP),
    ("losslessWebP", losslessWebP),
    ("extendedWebP", extendedWebP),
    ("animatedWebP", animatedWebP),
  ]

  static func bytes(_ base64: String) -> [UInt8] { Base64.decode(Array(base64.utf8), accepting: .whiteSpace) ?? [] }
}
