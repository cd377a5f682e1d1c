public import PlatenCore

extension Document {
  /// Makes a document that is the same on every machine for the same arguments.
  ///
  /// With ``NodeSelection/all`` and a size of 60 or more, the document contains every kind of block and inline. The body is in the
  /// normal form of ``Document/normalized`` unless ``NodeSelection/Feature/untidy`` is selected.
  ///
  /// ```swift
  /// @Test(arguments: 0..<200 as Range<UInt64>)
  /// func readingBackGivesTheSameDocument(seed: UInt64) throws {
  ///   let document = Document.random(seed: seed, nodes: .gfm)
  ///   #expect(try read(write(document)) == document, "seed \(seed)")
  /// }
  /// ```
  ///
  /// - Parameters:
  ///   - seed: the seed; consecutive seeds give unrelated documents.
  ///   - size: the approximate number of blocks, nested ones included; 0 or less gives an empty body.
  ///   - nodes: the kinds of nodes and shapes to use.
  ///   - nesting: the maximum depth of nodes, counted as in `Document.maximumDepth`; values outside of 2 to that limit are
  ///     clamped.
  public static func random(
    seed: UInt64, size: Int = 60, nodes: NodeSelection = .all, nesting: Int = 10
  ) -> Document {
    let nesting = min(max(nesting, 2), Document.maximumDepth)
    var builder = RandomDocumentBuilder(seed: seed, size: size, selection: nodes, nesting: nesting)
    return builder.document()
  }
}

/// Where a node of a random document stands: what may not be put there.
struct RandomPlace {
  /// The levels that are left, this node's own counted.
  var room: Int
  /// Whether some ancestor is a note.
  var isInNote = false
  /// Whether some ancestor is a link.
  var isInLink = false
  /// Whether line breaks may stand here.
  var allowsBreaks = true
  /// Whether the next run of text is the first of its block, and not within another run.
  var startsText = true
  /// The kinds of inline that are open.
  var styles: Set<InlineKind> = []

  /// The place within a node that stands here.
  var inside: RandomPlace {
    var place = self
    place.room -= 1
    return place
  }
}

/// Draws the nodes. Kinds come from shuffled decks, so that all of them turn up before one comes back too often.
struct RandomDocumentBuilder {
  let selection: NodeSelection
  let nesting: Int
  let text: RandomText
  var random: SeededGenerator
  /// Blocks that may still be made, and inlines of the current text.
  var remaining: Int
  var remainingInlines = 0

  var blockDeck: [BlockKind] = []
  var inlineDeck: [InlineKind] = []

  var resources: [Resource] = []
  var ids: [String] = []
  /// Ids that a link has named already, and that the next node with attributes takes.
  var promisedIDs: [String] = []
  var idCount = 0
  var noteLabels: [String] = []

  init(seed: UInt64, size: Int, selection: NodeSelection, nesting: Int) {
    self.selection = selection
    self.nesting = nesting
    text = RandomText(isHostile: selection.features.contains(.hostileText))
    random = SeededGenerator(seed: seed)
    remaining = size
  }

  func has(_ feature: NodeSelection.Feature) -> Bool { selection.features.contains(feature) }

  mutating func document() -> Document {
    if has(.resources) { makeResources() }
    let metadata = has(.metadata) ? makeMetadata() : Metadata()
    var body: [Block] = []
    while remaining > 0 { append(block(RandomPlace(room: nesting), after: body.last), to: &body) }
    for id in promisedIDs {
      body.append(.paragraph(Paragraph([.text(text.phrase(&random))], attributes: Attributes(id: id))))
    }
    return Document(metadata: metadata, body: body, resources: resources)
  }

  /// Adds a block. In normal form no two lists stand side by side: Markdown would read them as one.
  mutating func append(_ block: Block, to blocks: inout [Block]) {
    if !has(.untidy), block.isAnyList, let last = blocks.last, last.isAnyList {
      blocks.append(.paragraph(Paragraph([.text(text.phrase(&random))])))
    }
    blocks.append(block)
  }

  private mutating func makeResources() {
    for kind in random.shuffled(SamplePicture.allCases) {
      let number = resources.count + 1
      let stem = random.pick(["images/picture-\(number)", "图片/插图-\(number)", "Picture \(number)"]) ?? "picture"
      let shade = UInt8(random.below(256))
      resources.append(kind.resource(path: "\(stem).\(kind.fileExtension)", shade: shade))
    }
  }

  // MARK: Attributes

  /// Attributes, most often none.
  mutating func attributes(language: Bool = true) -> Attributes {
    guard has(.attributes), random.oneIn(4) else { return .none }
    var result = Attributes()
    if random.oneIn(2) { result.id = newID() }
    if random.oneIn(3) { result.classes = Array(["notice", "large", "重要"].prefix(1 + random.below(3))) }
    if language, random.oneIn(3) { result.language = randomLanguage() }
    if random.oneIn(6) { result.values = [Attributes.Value(name: "data-origin", value: text.phrase(&random))] }
    return result
  }

  mutating func newID() -> String {
    if !promisedIDs.isEmpty {
      let id = promisedIDs.removeFirst()
      ids.append(id)
      return id
    }
    let id = nextID()
    ids.append(id)
    return id
  }

  mutating func nextID() -> String {
    idCount += 1
    var shapes = ["part-\(idCount)", "节-\(idCount)", "\(idCount)-first", "A_\(idCount)"]
    if has(.untidy) { shapes += ["two words \(idCount)", "<\(idCount)>", "#\(idCount)", "%41\(idCount)"] }
    return random.pick(shapes) ?? "part-\(idCount)"
  }

  mutating func randomLanguage() -> Language {
    let tags = ["en", "zh-Hans", "zh-Hant", "ja", "fr", "ar", "zh-Latn-pinyin", "de-CH"]
    return random.pick(tags).flatMap { Language($0) } ?? .english
  }
}

extension Block {
  /// Whether this is a list of some sort.
  var isAnyList: Bool { kind == .list || kind == .definitionList }
}
