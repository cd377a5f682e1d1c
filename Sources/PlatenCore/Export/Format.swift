/// The name tag of a file format.
public struct Format: Hashable, Sendable {
  /// What it is called on the command line: lower-case ASCII letters, digits and hyphens.
  public var id: String
  /// Other names for it.
  public var aliases: [String]
  /// The name for people.
  public var name: String
  /// File extensions without the dot; the first is given to new files.
  public var fileExtensions: [String]
  /// The media type.
  public var mediaType: String

  /// Whether a text can be an id or an alias: lower-case ASCII letters, digits and hyphens, one at least.
  public static func isName(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
  }

  /// Makes a name tag.
  public init(id: String, aliases: [String] = [], name: String, fileExtensions: [String], mediaType: String) {
    self.id = id
    self.aliases = aliases
    self.name = name
    self.fileExtensions = fileExtensions
    self.mediaType = mediaType
  }
}
