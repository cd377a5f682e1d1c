/// The names, file extensions and media type of a file format.
public struct Format: Hashable, Sendable {
  /// The name on the command line: lower-case ASCII letters, digits and hyphens.
  public var id: String
  /// Other names on the command line.
  public var aliases: [String]
  /// The name shown to users.
  public var name: String
  /// File extensions in lower case, without the dot. New files get the first.
  public var fileExtensions: [String]
  /// The media type.
  public var mediaType: String

  /// Returns whether a text is valid as an id or alias: one or more lower-case ASCII letters, digits and hyphens.
  public static func isName(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
  }

  /// Makes a description of a format.
  public init(id: String, aliases: [String] = [], name: String, fileExtensions: [String], mediaType: String) {
    self.id = id
    self.aliases = aliases
    self.name = name
    self.fileExtensions = fileExtensions
    self.mediaType = mediaType
  }
}
