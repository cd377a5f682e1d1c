/// A position in a source file.
public struct SourceLocation: Hashable, Sendable, CustomStringConvertible {
  /// The name of the file as the user gave it; `nil` if there is only one input.
  public var file: String?
  /// The line, from 1.
  public var line: Int
  /// The column, from 1, in Unicode scalars.
  public var column: Int

  /// Makes a location.
  public init(file: String? = nil, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// `file:line:column`
  public var description: String { (file.map { $0 + ":" } ?? "") + "\(line):\(column)" }
}

/// A range of a source file.
public struct SourceRange: Hashable, Sendable {
  /// The first character.
  public var start: SourceLocation
  /// The character after the last.
  public var end: SourceLocation

  /// Makes a range.
  public init(start: SourceLocation, end: SourceLocation) {
    self.start = start
    self.end = end
  }
}
