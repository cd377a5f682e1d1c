/// The tree of a document's sections, derived from its headings and divisions.
public struct Outline: Hashable, Sendable {
  /// A section: the content under a heading, or of a division with a role.
  public struct Section: Hashable, Sendable {
    /// The position among all sections in document order, from 0. An exporter that traverses the body finds them in this order.
    public var ordinal: Int
    /// The level of the heading; without a heading, one more than the level of the enclosing section.
    public var level: Int
    /// The title; empty if the section has none.
    public var title: [Inline]
    /// The subsections.
    public var children: [Section]
    /// What most sections have nothing of: a file can have as many sections as it has lines.
    private var details: Details?

    /// What a section may have besides its title.
    private struct Fields: Hashable {
      var role: Role?
      var id: String?
      var language: Language?
      var authors: [String] = []
    }

    /// Fields behind one reference.
    private final class Details: Hashable, Sendable {
      let fields: Fields

      init(_ fields: Fields) { self.fields = fields }

      static func == (left: Details, right: Details) -> Bool { left.fields == right.fields }

      func hash(into hasher: inout Hasher) { hasher.combine(fields) }
    }

    private var fields: Fields {
      get { details?.fields ?? Fields() }
      set { details = newValue == Fields() ? nil : Details(newValue) }
    }

    init(ordinal: Int, level: Int, role: Role?, title: [Inline], id: String?, language: Language?) {
      self.ordinal = ordinal
      self.level = level
      self.title = title
      children = []
      if role != nil || id != nil || language != nil {
        details = Details(Fields(role: role, id: id, language: language))
      }
    }

    /// The role of the section in the publication.
    public var role: Role? {
      get { details?.fields.role }
      set { fields.role = newValue }
    }

    /// The id of the heading or, without one, of the division.
    public var id: String? {
      get { details?.fields.id }
      set { fields.id = newValue }
    }

    /// The language of the title, where it differs from the document's.
    public var language: Language? {
      get { details?.fields.language }
      set { fields.language = newValue }
    }

    /// Who wrote it, if it is an article of an anthology: the spans of the class ``Division/authorClass`` in its byline.
    public var authors: [String] {
      get { details?.fields.authors ?? [] }
      set { fields.authors = newValue }
    }
  }

  /// The top-level sections.
  public var sections: [Section]

  /// All sections in document order.
  public var flattened: [Section] {
    var result: [Section] = []
    result.reserveCapacity(count)
    visit { result.append($0) }
    return result
  }

  /// How many sections there are in all.
  package var count: Int {
    var count = 0
    visit { _ in count += 1 }
    return count
  }

  /// Calls a function with each section in document order, without a copy of them all.
  package func visit(_ body: (Section) -> Void) {
    func visit(_ sections: [Section]) {
      for section in sections {
        body(section)
        visit(section.children)
      }
    }
    visit(sections)
  }

  /// The first section in document order that something is true of.
  package func first(where isWanted: (Section) -> Bool) -> Section? {
    func first(in sections: [Section]) -> Section? {
      for section in sections {
        if isWanted(section) { return section }
        if let found = first(in: section.children) { return found }
      }
      return nil
    }
    return first(in: sections)
  }
}

extension Outline.Section {
  /// What follows the title in a table of contents: ` · 李伟`.
  package var authorLabel: [Inline] { authors.isEmpty ? [] : [.text(" · " + authors.joined(separator: ", "))] }
}

extension Document {
  /// The tree of sections.
  ///
  /// A heading at the top level, in a division, or in the first passage of parallel text begins a section that extends to the next heading of
  /// the same or a higher level. A division whose role is a section (``Role/isSection``) is a section with all of its content;
  /// a heading at its start is its title. Headings in lists, quotations, tables, figures and notes do not begin sections.
  ///
  /// - Complexity: O(*n*) in the number of blocks.
  public var outline: Outline {
    var builder = OutlineBuilder()
    builder.add(body, language: nil)
    return Outline(sections: builder.finish())
  }
}

extension Block {
  /// The heading that titles a division: the first block, page breaks passed over.
  package static func title(of blocks: [Block]) -> Heading? {
    for block in blocks {
      switch block {
      case .pageBreak: continue
      case .heading(let heading): return heading
      case .paragraph, .list, .definitionList, .quote, .code, .table, .figure, .division, .parallel, .math, .raw,
        .thematicBreak:
        return nil
      }
    }
    return nil
  }
}

private struct OutlineBuilder {
  private var open: [Outline.Section] = []
  private var closed: [Outline.Section] = []
  private var count = 0
  /// The level of the section that holds all of these; 0 at the top.
  private let enclosingLevel: Int

  init(enclosingLevel: Int = 0, count: Int = 0) {
    self.enclosingLevel = enclosingLevel
    self.count = count
  }

  mutating func add(_ blocks: some Sequence<Block>, language: Language?) {
    for block in blocks {
      switch block {
      case .heading(let heading):
        close(downTo: heading.level)
        begin(heading, role: nil, id: heading.attributes.id, language: heading.attributes.language ?? language)
      case .division(let division):
        add(division, language: division.attributes.language ?? language)
      case .parallel(let parallel):
        for row in parallel.rows { add(row.passages.first ?? [], language: parallel.languages.first) }
      case .paragraph, .list, .definitionList, .quote, .code, .table, .figure, .math, .raw, .thematicBreak, .pageBreak:
        continue
      }
    }
  }

  private mutating func add(_ division: Division, language: Language?) {
    guard let role = division.role, role.isSection else { return add(division.blocks, language: language) }
    let title = Block.title(of: division.blocks)
    if let title { close(downTo: title.level) }
    var section = Outline.Section(
      ordinal: count, level: title?.level ?? (open.last?.level ?? enclosingLevel) + 1, role: role,
      title: title?.inlines ?? [],
      id: title?.attributes.id ?? division.attributes.id, language: title?.attributes.language ?? language)
    if division.isArticle { section.authors = division.articleAuthors }
    var inner = OutlineBuilder(enclosingLevel: section.level, count: count + 1)
    var blocks = division.blocks[...]
    if title != nil, let first = blocks.firstIndex(where: \.isHeading) { blocks = blocks[(first + 1)...] }
    inner.add(blocks, language: language)
    section.children = inner.finish()
    count = inner.count
    append(section)
  }

  private mutating func begin(_ heading: Heading, role: Role?, id: String?, language: Language?) {
    open.append(
      Outline.Section(
        ordinal: count, level: heading.level, role: role, title: heading.inlines, id: id, language: language))
    count += 1
  }

  private mutating func close(downTo level: Int) {
    while let last = open.last, last.level >= level {
      open.removeLast()
      append(last)
    }
  }

  private mutating func append(_ section: Outline.Section) {
    if open.isEmpty { closed.append(section) } else { open[open.count - 1].children.append(section) }
  }

  mutating func finish() -> [Outline.Section] {
    close(downTo: 0)
    return closed
  }
}

extension Block {
  fileprivate var isHeading: Bool {
    if case .heading = self { true } else { false }
  }
}
