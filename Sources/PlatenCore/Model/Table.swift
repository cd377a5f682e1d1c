/// A table of rows and columns.
public struct Table: Hashable, Sendable {
  /// The alignment of text in a column.
  public enum Alignment: String, Hashable, Sendable, CaseIterable {
    /// Left in left-to-right text.
    case leading
    /// In the middle.
    case center
    /// Right in left-to-right text.
    case trailing
  }

  /// A column.
  public struct Column: Hashable, Sendable {
    /// The alignment of the cells; `nil` for the default of the reading system.
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
    /// The number of columns that the cell spans, 1 or more.
    public let columnSpan: Int
    /// The number of rows that the cell spans, 1 or more, within the header or the body.
    public let rowSpan: Int
    /// Whether a cell of the body is the header of its row.
    public var isRowHeader: Bool

    /// Makes a cell. Spans are clamped to 1 to 1,000, as in HTML.
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
  /// The header rows. Formats with pages repeat them on every page.
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
