public import PlatenCore

/// The kinds of `Block`: one for each case of the model.
public enum BlockKind: String, Hashable, Sendable, CaseIterable {
  /// A paragraph.
  case paragraph
  /// A heading.
  case heading
  /// A list, bulleted or numbered.
  case list
  /// A definition list.
  case definitionList
  /// A quotation.
  case quote
  /// A code block.
  case code
  /// A table.
  case table
  /// A figure.
  case figure
  /// A division.
  case division
  /// Aligned passages.
  case parallel
  /// A displayed formula.
  case math
  /// Markup of one output format.
  case raw
  /// A thematic break.
  case thematicBreak
  /// A page break.
  case pageBreak
}

/// The kinds of `Inline`: one for each case of the model.
public enum InlineKind: String, Hashable, Sendable, CaseIterable {
  /// Plain text.
  case text
  /// Emphasis.
  case emphasis
  /// Strong text.
  case strong
  /// Text that is struck through.
  case strikethrough
  /// Text below the line.
  case `subscript`
  /// Text above the line.
  case superscript
  /// Code in the line.
  case code
  /// A link.
  case link
  /// A picture.
  case image
  /// A span.
  case span
  /// Annotated text.
  case ruby
  /// A gloss.
  case gloss
  /// A note.
  case note
  /// A formula within a line.
  case math
  /// Markup of one output format.
  case raw
  /// A line end of the source.
  case softBreak
  /// A line break that is part of the content.
  case lineBreak
}

extension Block {
  /// The kind of the node.
  public var kind: BlockKind {
    switch self {
    case .paragraph: .paragraph
    case .heading: .heading
    case .list: .list
    case .definitionList: .definitionList
    case .quote: .quote
    case .code: .code
    case .table: .table
    case .figure: .figure
    case .division: .division
    case .parallel: .parallel
    case .math: .math
    case .raw: .raw
    case .thematicBreak: .thematicBreak
    case .pageBreak: .pageBreak
    }
  }
}

extension Inline {
  /// The kind of the node.
  public var kind: InlineKind {
    switch self {
    case .text: .text
    case .emphasis: .emphasis
    case .strong: .strong
    case .strikethrough: .strikethrough
    case .subscript: .subscript
    case .superscript: .superscript
    case .code: .code
    case .link: .link
    case .image: .image
    case .span: .span
    case .ruby: .ruby
    case .gloss: .gloss
    case .note: .note
    case .math: .math
    case .raw: .raw
    case .softBreak: .softBreak
    case .lineBreak: .lineBreak
    }
  }
}

/// The kinds of nodes and shapes in a random document.
public struct NodeSelection: Hashable, Sendable {
  /// Shapes that several kinds of node have.
  public enum Feature: String, Hashable, Sendable, CaseIterable {
    /// Identifiers, classes, languages and further values on nodes.
    case attributes
    /// Metadata of every kind.
    case metadata
    /// Pictures that are resources of the document.
    case resources
    /// Task items in bullet lists.
    case tasks
    /// Ordered lists with other numbers than decimal.
    case numberings
    /// Tables with captions, spans, several header rows or none, row headers, and cells of several blocks.
    case complexTables
    /// Links to missing ids, and missing pictures.
    case danglingReferences
    /// Notes in notes.
    case nestedNotes
    /// Links in links, which HTML cannot say.
    case nestedLinks
    /// Not in the normal form of ``PlatenCore/Document/normalized``: text split or empty, empty containers, spaces at the edges,
    /// styles side by side, ids with spaces.
    case untidy
    /// Strings of ``HostileStrings`` in all places for text.
    case hostileText
  }

  /// The kinds of block. Paragraphs are always included.
  public var blocks: Set<BlockKind>
  /// The kinds of inline. Text is always included.
  public var inlines: Set<InlineKind>
  /// The shapes.
  public var features: Set<Feature>

  /// Makes a selection.
  public init(blocks: Set<BlockKind>, inlines: Set<InlineKind>, features: Set<Feature> = []) {
    self.blocks = blocks
    self.inlines = inlines
    self.features = features
  }

  /// Nodes that CommonMark 0.31 can express without raw HTML: no attributes, no metadata.
  public static let commonMark = NodeSelection(
    blocks: [.paragraph, .heading, .list, .quote, .code, .thematicBreak],
    inlines: [.text, .emphasis, .strong, .code, .link, .image, .softBreak, .lineBreak],
    features: [.resources, .danglingReferences])

  /// Nodes that GitHub Flavored Markdown can express: those of CommonMark with simple tables, strikethrough and tasks.
  public static let gfm = NodeSelection(
    blocks: commonMark.blocks.union([.table]), inlines: commonMark.inlines.union([.strikethrough]),
    features: commonMark.features.union([.tasks]))

  /// All nodes and metadata in normal form, as an importer would make them of a well-formed source.
  public static let all = NodeSelection(
    blocks: Set(BlockKind.allCases), inlines: Set(InlineKind.allCases),
    features: Set(Feature.allCases).subtracting([.nestedLinks, .untidy, .hostileText]))

  /// Everything that the types of the model allow, including hostile strings.
  public static let wild = NodeSelection(
    blocks: Set(BlockKind.allCases), inlines: Set(InlineKind.allCases), features: Set(Feature.allCases))

  /// The selection without some kinds of block.
  public func without(blocks: Set<BlockKind>) -> NodeSelection {
    NodeSelection(blocks: self.blocks.subtracting(blocks), inlines: inlines, features: features)
  }

  /// The selection without some kinds of inline.
  public func without(inlines: Set<InlineKind>) -> NodeSelection {
    NodeSelection(blocks: blocks, inlines: self.inlines.subtracting(inlines), features: features)
  }

  /// The selection without some shapes.
  public func without(features: Set<Feature>) -> NodeSelection {
    NodeSelection(blocks: blocks, inlines: inlines, features: self.features.subtracting(features))
  }
}
