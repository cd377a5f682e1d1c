/// A file that a document carries: a picture, a font, a sound.
public struct Resource: Hashable, Sendable {
  /// The name by which the document's nodes refer to it; unique in a document.
  public var path: String
  /// The media type as it was declared, such as `image/png`; `nil` leaves it to the bytes.
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
