import MarkupReader

/// A picture from outside, looked at closely enough to be declared and shown without harm.
///
/// What is accepted are the raster and vector types that EPUB 3.3 §3.2 counts among the core media types. Their bytes
/// decide, never a file name: a wrong type is EPUBCheck's OPF-029, a broken structure its PKG-021.
package struct Picture: Hashable, Sendable {
  /// A core media type for pictures.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case png, jpeg, gif, webp, svg
  }

  /// What the bytes are.
  package var kind: Kind
  /// What belongs into the edition: the bytes as they came, or for SVG what is harmless of them, in UTF-8.
  package var content: [UInt8]
  /// Pixels, 1 or more; `nil` for an SVG that does not say how large it is.
  package var width: Int?
  /// Pixels, 1 or more; `nil` for an SVG that does not say how large it is.
  package var height: Int?
  /// Whether the picture moves: an accessibility hazard may not be denied for it.
  package var hasAnimation: Bool
  /// What was left out of an SVG, in order of appearance; what has no text of its own each once.
  package var dropped: [Drop] = []
  /// How the picture is to be turned before it is shown, as its EXIF data say: 1, as it is, to 8.
  package var orientation = 1
  /// Whether it has the four colours of print, and not those of screens.
  package var isCMYK = false

  /// Something that was left out of an SVG.
  package struct Drop: Hashable, Sendable {
    /// A short name of what it is: an element's, or a few words.
    package var name: String
    /// The line in the file, from 1.
    package var line: Int
    /// The text that was removed, with single spaces; `nil` if there was none.
    package var text: String?

    /// Whether it is only about how something looks.
    package var isStyle: Bool { name.hasPrefix("style ") || name.hasPrefix("@") }
  }

  /// The media type for the manifest.
  package var mediaType: String {
    switch kind {
    case .png: "image/png"
    case .jpeg: "image/jpeg"
    case .gif: "image/gif"
    case .webp: "image/webp"
    case .svg: "image/svg+xml"
    }
  }

  /// The file extension that EPUBCheck expects for the media type (PKG-022), without the dot.
  package var fileExtension: String {
    switch kind {
    case .png: "png"
    case .jpeg: "jpg"
    case .gif: "gif"
    case .webp: "webp"
    case .svg: "svg"
    }
  }

  /// Whether the bytes are compressed already: deflating them again wins nothing.
  package var isCompressed: Bool { kind != .svg }

  /// Inspects a file.
  ///
  /// - Parameter bytes: the whole file.
  /// - Throws: ``PictureError`` if it is not a picture of a core media type, is cut off or broken, or for an SVG, if it is
  ///   not well-formed.
  /// - Complexity: O(*n*) in the bytes.
  package init(inspecting bytes: [UInt8]) throws(PictureError) {
    guard let kind = Picture.kind(of: bytes) else {
      throw PictureError(Picture.refusal(of: bytes), at: 0)
    }
    var reader = ByteReader(bytes)
    let facts: Facts
    switch kind {
    case .png: facts = try Picture.inspectPNG(&reader)
    case .jpeg: facts = try Picture.inspectJPEG(&reader)
    case .gif: facts = try Picture.inspectGIF(&reader)
    case .webp: facts = try Picture.inspectWebP(&reader)
    case .svg:
      self = try Picture(sanitizing: bytes)
      return
    }
    self.init(
      kind: kind, content: bytes, width: facts.width, height: facts.height, hasAnimation: facts.frames > 1)
    orientation = facts.orientation
    isCMYK = facts.isCMYK
  }

  /// Makes a picture of what is known about it.
  package init(
    kind: Kind, content: [UInt8], width: Int?, height: Int?, hasAnimation: Bool, dropped: [Drop] = []
  ) {
    self.kind = kind
    self.content = content
    self.width = width
    self.height = height
    self.hasAnimation = hasAnimation
    self.dropped = dropped
  }

  /// What a raster format's structure says.
  struct Facts {
    package var width: Int
    package var height: Int
    /// How many pictures the file holds, 1 or more.
    var frames = 1
    /// The orientation of EXIF, 1 to 8.
    var orientation = 1
    /// Whether it has the four colours of print.
    var isCMYK = false
  }

  /// The type that a file's first bytes announce.
  private static func kind(of bytes: [UInt8]) -> Kind? {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return .png }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
    if bytes.starts(with: "GIF8".utf8) { return .gif }
    if bytes.count >= 12, bytes.starts(with: "RIFF".utf8), bytes[8..<12].elementsEqual("WEBP".utf8) { return .webp }
    return XMLEncoding.looksLikeMarkup(bytes) ? .svg : nil
  }
}

/// A file cannot be used as a picture.
package struct PictureError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The message for the user: a clause that begins in lower case and ends without a full stop. It is printed after `error: `.
  package var message: String
  /// Where in the file, in bytes from its start.
  package var offset: Int

  /// Creates an error.
  package init(_ message: String, at offset: Int) {
    self.message = message
    self.offset = offset
  }

  package var description: String { "\(message) (at byte \(offset))" }
}
