import PlatenCore
import Typesetting

/// Turns the nodes of a document into lines.
///
/// Every block is set inside a prefix (the indent of lists, the marks of quotations) in what is left of the width. Lines go to
/// the pager, or are kept while the cells of a table are set.
struct Composer: Sendable {
  /// The options.
  let options: TextOptions
  /// The words that are added.
  let vocabulary: Vocabulary
  /// Where losses are reported; `nil` while nothing but the pages are counted.
  var log: ReportLog?
  /// Measures text.
  let display: DisplayWidth

  /// Where lines go.
  var pager: Pager
  /// Columns of the page's text.
  let fullWidth: Int
  /// Columns for the blocks that are set, the prefix included.
  var width: Int
  /// Whether a cell is only measured: notes and links are not counted, and nothing is reported.
  var isMeasuring = false
  /// How many tables with borders stand around what is set.
  var tableDepth = 0
  /// Whether headings begin sections here; see ``Document/outline``.
  var countsSections = true
  /// How many sections have begun.
  var sectionCount = 0
  /// What begins with the next line.
  var pending = Beginnings()
  /// Notes and links that have been referred to.
  var references = References()
  /// The number of a block whose page is looked for; `nil` in a run that prints.
  var place: (@Sendable (Block) -> Int?)?
  /// Places that glossaries refer to.
  var targets = GlossaryTargets()
  /// How many divisions with the role of a glossary stand around what is set.
  var glossaryDepth = 0
  /// Blank lines that are due before the next line.
  var gap = 0

  private(set) var prefix: [UInt8] = []
  private(set) var prefixColumns = 0
  /// The prefix of the next line: the prefix with the marker of a list.
  private(set) var marker: [UInt8]?
  private(set) var markerColumns = 0
  private var captured: [PrintLine]?
  private var hasLines = false
  /// The prefix of the blank lines that are due, where it is another than that of the line after them.
  private var gapPrefix: [UInt8]?
  private var lastKeepsWithNext = false
  private var filler: LineFiller
  private var wordFiller: LineFiller
  private var scratch: FlatText
  private var proportion = MarkProportion()

  /// The fewest columns that indents leave for text.
  private static let minimumWidth = 12

  /// Makes a composer.
  init(
    options: TextOptions, width: Int, vocabulary: Vocabulary, pager: Pager, log: ReportLog?
  ) {
    self.options = options
    self.width = width
    fullWidth = width
    self.vocabulary = vocabulary
    self.pager = pager
    self.log = log
    display = options.displayWidth
    filler = LineFiller(options.fillStyle)
    wordFiller = LineFiller(FillStyle(rules: options.breakingRules, breaking: .greedy, overflow: .stickOut))
    scratch = FlatText(ascii: options.ascii)
  }

  /// Whether lines are kept for a container, and not on their way to a page.
  var isCapturing: Bool { captured != nil }

  /// A line of this container as it stands on the page.
  func prefixed(_ line: PrintLine) -> PrintLine {
    var line = line
    line.bytes = prefix + line.bytes
    line.columns += prefixColumns
    return line
  }

  /// Columns that are left beside the prefix.
  var room: Int { max(1, width - prefixColumns) }

  /// The same for functions that set blocks in blocks. A member that does not mutate is called on a copy of the composer when
  /// nothing is optimised: four kilobytes of the stack for every level.
  mutating func roomHere() -> Int { room }

  /// Reports what a user should know, unless nothing but the pages are counted.
  func report(_ id: String, _ message: String, loss: Diagnostic.Loss) {
    report(id, .warning, message, loss: loss)
  }

  /// Reports what a user should know, unless nothing but the pages are counted.
  func report(_ id: String, _ severity: Diagnostic.Severity, _ message: String, loss: Diagnostic.Loss) {
    guard !isMeasuring, let log else { return }
    log.report(Diagnostic("text.\(id)", severity, message, loss: loss))
  }
}

// MARK: - Lines

extension Composer {
  /// How the lines of a paragraph are set.
  enum Setting {
    case running
    /// In the middle.
    case centred
    /// As they are, on a page with what follows.
    case heading
  }

  /// Whether so much stands before lines that no more are taken: an empty line within thirty quotations has sixty bytes before it.
  var isOutOfProportion: Bool { proportion.isExceeded }

  /// Begins a line: with the blank lines that are due, the prefix, and the marker if there is one.
  mutating func beginLine() -> [UInt8] {
    let blanks = hasLines ? gap : 0
    defer { gapPrefix = nil }
    gap = 0
    if blanks > 0 {
      var blank = PrintLine.gap(keepsWithNext: lastKeepsWithNext)
      blank.bytes = gapPrefix ?? prefix
      while blank.bytes.last == 0x20 { blank.bytes.removeLast() }
      for _ in 0..<blanks { put(blank) }
    }
    guard let marker else { return prefix }
    self.marker = nil
    return marker
  }

  /// Ends a line.
  mutating func endLine(_ bytes: [UInt8], columns: Int, keepsWithNext: Bool = false, notes: [[UInt8]] = []) {
    var line = PrintLine(bytes: bytes, columns: columns, keepsWithNext: keepsWithNext, notes: notes)
    while line.bytes.last == 0x20 { line.bytes.removeLast() }
    swap(&line.beginnings, &pending)
    put(line)
  }

  /// Puts a finished line of another container into this one.
  mutating func place(_ line: PrintLine) {
    let indent = marker == nil ? prefixColumns : markerColumns
    var placed = line
    let begin = beginLine()
    // Most lines come from a container at the margin, and nothing is due: their bytes are not copied.
    if !begin.isEmpty { placed.bytes = begin + line.bytes }
    while placed.bytes.last == 0x20 { placed.bytes.removeLast() }
    placed.columns = indent + line.columns
    if !pending.isEmpty {
      placed.beginnings = pending + line.beginnings
      pending = Beginnings()
    }
    put(placed)
  }

  private mutating func put(_ line: PrintLine) {
    if isOutOfProportion { return }
    if captured == nil {
      let before = min(prefix.count, line.bytes.count)
      proportion.add(before: before, within: line.bytes.count - before + 1)
    }
    hasLines = true
    lastKeepsWithNext = line.keepsWithNext
    if captured != nil { captured?.append(line) } else { pager.add(line) }
  }

  /// Sets a block as if it were the only one, at the margin.
  ///
  /// - Returns: what came out of it, for a composer that has come to it.
  mutating func setAlone(_ block: Block) -> SetBlock {
    (hasLines, lastKeepsWithNext, gap, gapPrefix, marker) = (false, false, 0, nil, nil)
    (pending, proportion) = (Beginnings(), MarkProportion())
    pager.beginCollecting()
    compose(block)
    return SetBlock(
      content: pager.takeCollected(), keepsWithNext: lastKeepsWithNext, proportion: proportion, pending: pending)
  }

  /// Puts what was set alone where it belongs.
  mutating func put(_ block: SetBlock) {
    if block.content.isEmpty || isOutOfProportion {
      pending = pending + block.pending
      return
    }
    // At the margin nothing stands before lines: this is for the blank lines that are due.
    _ = beginLine()
    proportion.add(block.proportion)
    hasLines = true
    lastKeepsWithNext = block.keepsWithNext
    pager.add(block.content, beginnings: pending)
    pending = block.pending
  }

  /// Sets blocks in a container of their own.
  ///
  /// - Returns: its lines, without the prefix that stands around it here.
  mutating func capture(width: Int, _ body: (inout Composer) -> Void) -> [PrintLine] {
    let due = pending
    pending = Beginnings()
    // What is due begins with the container's first line where it is placed.
    defer { pending = due + pending }
    let outer = (
      self.width, prefix, prefixColumns, marker, markerColumns, captured, hasLines, lastKeepsWithNext, gap, gapPrefix,
      countsSections
    )
    (self.width, prefix, prefixColumns, marker, captured, hasLines, lastKeepsWithNext, gap, gapPrefix) = (
      width, [], 0, nil, [], false, false, 0, nil
    )
    body(&self)
    let lines = captured ?? []
    (
      self.width, prefix, prefixColumns, marker, markerColumns, captured, hasLines, lastKeepsWithNext, gap, gapPrefix,
      countsSections
    ) = outer
    return lines
  }

  /// Sets what `body` sets behind a further prefix.
  ///
  /// - Parameter marker: the prefix of the first line.
  mutating func indented(_ indent: String, marker first: String? = nil, _ body: (inout Composer) -> Void) {
    let outer = (prefix, prefixColumns)
    if gap > 0, gapPrefix == nil { gapPrefix = prefix }
    let columns = display.width(of: indent)
    let firstColumns = first.map { display.width(of: $0) } ?? columns
    // Markers within markers go on in one line as long as there is room for text after them.
    if marker != nil, markerColumns + firstColumns > width - Composer.minimumWidth { flushMarker() }
    if first != nil || marker != nil {
      if marker == nil { (marker, markerColumns) = (prefix, prefixColumns) }
      marker?.append(contentsOf: (first ?? indent).utf8)
      markerColumns += firstColumns
    }
    if width - prefixColumns - columns >= Composer.minimumWidth {
      prefix += indent.utf8
      prefixColumns += columns
    }
    body(&self)
    (prefix, prefixColumns) = outer
  }

  /// Prints a marker that no text came after.
  mutating func flushMarker() {
    guard marker != nil else { return }
    let columns = markerColumns
    let bytes = beginLine()
    endLine(bytes, columns: columns)
  }
}

// MARK: - Paragraphs

extension Composer {
  /// Sets running text.
  mutating func set(_ inlines: [Inline], _ setting: Setting = .running) {
    var flat = scratch
    scratch = FlatText(ascii: options.ascii)
    flat.removeAll()
    flatten(inlines, into: &flat)
    set(flat, setting)
    scratch = flat
  }

  /// Sets text without markup.
  ///
  /// - Returns: the columns of its longest line, without the prefix.
  @discardableResult
  mutating func set(_ flat: FlatText, _ setting: Setting = .running) -> Int {
    report(charactersOf: flat)
    guard !flat.isEmpty else { return 0 }
    let extra = marker == nil ? 0 : max(0, markerColumns - prefixColumns)
    let lines = filler.lines(of: flat.text, width: room, firstIndent: extra)
    var note = 0
    var place = 0
    var longest = 0
    let target = options.justify && setting == .running ? room : nil
    for (index, line) in lines.enumerated() {
      // The width of the first line has what the marker takes beyond the prefix in it.
      var columns = marker == nil ? prefixColumns : min(prefixColumns, markerColumns)
      var bytes = beginLine()
      if setting == .centred {
        let margin = max(0, (room - line.width) / 2)
        for _ in 0..<margin { bytes.append(0x20) }
        columns += margin
      }
      columns += Justification.append(
        line, of: flat.text, to: target, isEven: index % 2 == 0, into: &bytes)
      var notes: [[UInt8]] = []
      while note < flat.notes.count, flat.notes[note].offset < line.range.upperBound || index == lines.count - 1 {
        notes += flat.notes[note].lines
        note += 1
      }
      while place < flat.places.count, flat.places[place].offset < line.range.upperBound || index == lines.count - 1 {
        pending.places.append(flat.places[place].number)
        place += 1
      }
      longest = max(longest, line.width)
      let isTogether =
        setting != .running || (lines.count > 1 && (index == 0 || index == lines.count - 2))
      endLine(bytes, columns: columns, keepsWithNext: isTogether, notes: notes)
    }
    return longest
  }

  /// Notes that a block begins with the next line, if its place is looked for.
  ///
  /// The question stands here and not in the caller, whose frame is on the stack for every level of nesting.
  mutating func mark(_ block: Block) {
    guard !isMeasuring, let number = place?(block) else { return }
    pending.blocks.append(number)
  }

  /// The columns of the longest part of a text that no line is broken in.
  mutating func longestUnit(of inlines: [Inline]) -> Int {
    var flat = FlatText(ascii: options.ascii)
    flatten(inlines, into: &flat)
    return wordFiller.lines(of: flat.text, width: 1).reduce(0) { max($0, $1.width) }
  }

  /// How many lines a text takes here.
  mutating func lineCount(of flat: FlatText) -> Int { filler.lines(of: flat.text, width: room).count }

  func report(charactersOf flat: FlatText) {
    if flat.droppedControls > 0 {
      report(
        "control-dropped", "\(flat.droppedControls) control characters were left out.", loss: .dropped)
    }
    if !flat.unprintable.isEmpty {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: flat.unprintable.prefix(61))
      report(
        "character-substituted",
        "ASCII has nothing like \(Diagnostic.quoted(String(text))): question marks stand there.",
        loss: .substituted)
    }
  }
}
