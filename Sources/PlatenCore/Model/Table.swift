/// Rows and columns.
public struct Table: Hashable, Sendable {
  /// Where the text of a cell stands in its column.
  public enum Alignment: String, Hashable, Sendable, CaseIterable {
    /// At the start of the line.
    case leading
    /// In the middle.
    case center
    /// At the end of the line.
    case trailing
  }

  /// A column.
  public struct Column: Hashable, Sendable {
    /// The alignment of its cells; `nil` leaves it to the reader.
    public var alignment: Alignment?

    /// Makes a column.
    public init(alignment: Alignment? = nil) { self.alignment = alignment }
  }

  /// A row.
  public struct Row: Hashable, Sendable {
    /// The cells from the start of the line; a cell that spans from an earlier row is not repeated.
    public var cells: [Cell]

    /// Makes a row.
    public init(_ cells: [Cell]) { self.cells = cells }
  }

  /// A cell.
  public struct Cell: Hashable, Sendable {
    /// The content. One paragraph is set without space around it.
    public var blocks: [Block]
    /// The columns that it takes, 1 or more.
    public let columnSpan: Int
    /// The rows that it takes, 1 or more, within its own part of the table (header or body).
    public let rowSpan: Int
    /// Whether a cell of the body is the title of its row.
    public var isRowHeader: Bool

    /// Makes a cell. Spans below 1 become 1, spans above 1,000 become 1,000 (as HTML has it).
    public init(_ blocks: [Block], columnSpan: Int = 1, rowSpan: Int = 1, isRowHeader: Bool = false) {
      self.blocks = blocks
      self.columnSpan = min(max(columnSpan, 1), 1_000)
      self.rowSpan = min(max(rowSpan, 1), 1_000)
      self.isRowHeader = isRowHeader
    }

    /// Makes a cell of one line of text.
    public init(_ inlines: [Inline]) {
      self.init(inlines.isEmpty ? [] : [.paragraph(Paragraph(inlines))])
    }
  }

  /// The caption; empty if there is none.
  public var caption: [Inline]
  /// The columns.
  public var columns: [Column]
  /// The rows that title the columns, repeated on every page by formats that have pages.
  public var header: [Row]
  /// The rows of the body.
  public var rows: [Row]
  /// Identifier, classes, language.
  public var attributes: Attributes

  /// Makes a table.
  public init(
    caption: [Inline] = [], columns: [Column], header: [Row] = [], rows: [Row], attributes: Attributes = .none
  ) {
    self.caption = caption
    self.columns = columns
    self.header = header
    self.rows = rows
    self.attributes = attributes
  }
}
