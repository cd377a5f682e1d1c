/// A file that is part of a document: a picture, a font, a sound.
public struct Resource: Hashable, Sendable {
  /// The path by which nodes refer to the resource; unique in the document.
  public var path: String
  /// The declared media type, such as `image/png`; `nil` if it is to be detected from the bytes.
  public var mediaType: String?
  /// The content.
  public var bytes: [UInt8]

  /// Makes a resource.
  public init(path: String, mediaType: String? = nil, bytes: [UInt8]) {
    self.path = path
    self.mediaType = mediaType
    self.bytes = bytes
  }
}
