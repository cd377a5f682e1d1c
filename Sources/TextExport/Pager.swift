/// Puts lines on pages, and pages into bytes.
///
/// Without pages, lines go out as they come. With pages, one page and the lines that must not be parted from the next
/// are held, and nothing more.
struct Pager {
  /// The first and last lines of the table on every page that it extends over.
  struct Frame {
    /// The head: the upper border and the header rows.
    var top: [PrintLine]
    /// The foot: the lower border.
    var bottom: [PrintLine]
  }

  /// Bytes that are ready for the sink.
  var output: [UInt8] = []
  /// The page on which each section began, by ordinal; pages count from 1.
  private(set) var pageOfSection: [Int: Int] = [:]
  /// The page on which each block began whose page is asked for, by its number.
  private(set) var pageOfBlock: [Int: Int] = [:]
  /// The page on which each place that a glossary refers to is first.
  private(set) var pageOfPlace: [Int: Int] = [:]
  /// How many pages are done.
  private(set) var pageCount = 0

  private let geometry: PageGeometry
  private let furniture: PageFurniture
  private let formFeed: Bool
  private let margin: [UInt8]
  private let isSilent: Bool
  private var page: [PrintLine] = []
  private var foot: [[UInt8]] = []
  /// Lines of notes for which the last page had no room.
  private var carried: ArraySlice<[UInt8]> = []
  /// Lines that must stay together.
  private var chunk: [PrintLine] = []
  /// Whether lines that must stay together have been parted already, being more than a page can hold.
  private var isParted = false
  private var frame: Frame?
  /// A frame whose head waits for a place.
  private var nextFrame: Frame?
  /// Whether the page holds anything but the head of a frame.
  private var hasContent = false
  /// Whether lines are not put on pages, but handed over.
  private var isCollecting = false
  private var section: Int?
  private var firstSectionOfPage: Int?

  /// Makes a pager.
  ///
  /// - Parameter isSilent: whether pages are only counted.
  init(_ geometry: PageGeometry, furniture: PageFurniture, formFeed: Bool, isSilent: Bool) {
    self.geometry = geometry
    self.furniture = furniture
    self.formFeed = formFeed
    self.isSilent = isSilent
    margin = [UInt8](repeating: 0x20, count: geometry.leftMargin)
  }

  /// Adds a line.
  mutating func add(_ line: PrintLine) {
    guard geometry.isPaged else { return write(line.bytes) }
    if isCollecting { return chunk.append(line) }
    if isParted {
      isParted = line.keepsWithNext
      return placeAlone(line)
    }
    chunk.append(line)
    guard !line.keepsWithNext else {
      // No further one could bring them onto one page: they are not held.
      if chunk.drop(while: \.isGap).count > geometry.capacity {
        place()
        isParted = true
      }
      return
    }
    if chunk.count == 1, placeQuickly(line) { chunk.removeAll(keepingCapacity: true) } else { place() }
  }

  /// Keeps what is added from now on for ``takeCollected()``.
  mutating func beginCollecting() { isCollecting = true }

  /// What was added since the last call.
  mutating func takeCollected() -> SetBlock.Content {
    guard geometry.isPaged else {
      defer { output.removeAll(keepingCapacity: true) }
      return .text(Array(output[...]))
    }
    defer { chunk = [] }
    return .lines(chunk)
  }

  /// Adds what another pager collected.
  ///
  /// - Parameter beginnings: what begins with its first line.
  mutating func add(_ content: SetBlock.Content, beginnings: Beginnings) {
    switch content {
    case .text(let text): output += text
    case .lines(var lines):
      if !beginnings.isEmpty, !lines.isEmpty { lines[0].beginnings = beginnings + lines[0].beginnings }
      for line in lines { add(line) }
    }
  }

  /// Begins a new page, unless one has just begun.
  mutating func breakPage() {
    guard geometry.isPaged else { return }
    place()
    if hasContent { endPage() }
  }

  /// From the next line on, pages that end and begin have a frame around what is added.
  ///
  /// The frame's head has been added already, with its last line kept with the next.
  mutating func begin(_ frame: Frame) {
    // A head that fills half a page is not repeated.
    guard geometry.isPaged, frame.top.count + frame.bottom.count <= geometry.capacity / 2 else { return }
    nextFrame = frame
  }

  /// Ends the frame; its foot is added next, and has had its place kept.
  mutating func endFrame() {
    guard geometry.isPaged else { return }
    place()
    frame = nil
    nextFrame = nil
  }

  /// Ends the last page.
  mutating func finish() {
    guard geometry.isPaged else { return }
    place()
    while hasContent || !foot.isEmpty || !carried.isEmpty { endPage() }
  }
}

extension Pager {
  /// The lines that a foot with so many lines takes: a blank one and a rule come first.
  private func height(ofFoot lines: Int) -> Int { lines == 0 ? 0 : lines + 2 }

  /// Puts a line that nothing hangs on where the last one was put.
  private mutating func placeQuickly(_ line: PrintLine) -> Bool {
    guard line.notes.isEmpty, line.beginnings.isEmpty, carried.isEmpty, nextFrame == nil, hasContent,
      page.count + height(ofFoot: foot.count) + (frame?.bottom.count ?? 0) < geometry.capacity
    else { return false }
    page.append(line)
    return true
  }

  private mutating func place() {
    isParted = false
    guard !chunk.isEmpty else { return }
    var lines: [PrintLine] = []
    swap(&lines, &chunk)
    defer {
      lines.removeAll(keepingCapacity: true)
      swap(&lines, &chunk)
    }
    if placeWhole(lines[...]) { return }
    if hasContent {
      endPage()
      if placeWhole(lines[...]) { return }
    }
    // More than a page can hold: line by line.
    for line in lines { placeAlone(line) }
  }

  private mutating func placeAlone(_ line: PrintLine) {
    guard !placeWhole([line]) else { return }
    endPage()
    _ = placeWhole([line], isForced: true)
  }

  /// Puts lines and their notes on the page.
  ///
  /// - Returns: whether there was room. Long notes need room for a few lines only: the rest goes to the next page.
  private mutating func placeWhole(_ lines: ArraySlice<PrintLine>, isForced: Bool = false) -> Bool {
    let lines = hasContent ? lines : lines.drop { $0.isGap }
    let notes = lines.contains { !$0.notes.isEmpty } ? lines.flatMap(\.notes) : []
    let left = geometry.capacity - page.count - ((frame ?? nextFrame)?.bottom.count ?? 0) - lines.count
    let footRoom = left - height(ofFoot: foot.count + (carried.isEmpty ? 0 : 1))
    let extra = foot.isEmpty && !notes.isEmpty ? 2 : 0
    let fitting = max(0, footRoom - (foot.isEmpty && carried.isEmpty ? extra : 0))
    let isLong = notes.count > geometry.capacity / 3
    guard isForced || (footRoom >= 0 && (notes.count <= fitting || (isLong && fitting >= 3))) else { return false }
    for line in lines {
      for ordinal in line.beginnings.sections {
        section = ordinal
        firstSectionOfPage = firstSectionOfPage ?? ordinal
        if pageOfSection[ordinal] == nil { pageOfSection[ordinal] = pageCount + 1 }
      }
      for number in line.beginnings.blocks where pageOfBlock[number] == nil { pageOfBlock[number] = pageCount + 1 }
      for number in line.beginnings.places where pageOfPlace[number] == nil { pageOfPlace[number] = pageCount + 1 }
      page.append(line)
    }
    if !lines.isEmpty { hasContent = true }
    if let next = nextFrame { (frame, nextFrame) = (next, nil) }
    if carried.isEmpty {
      foot += notes.prefix(fitting)
      carried = notes.dropFirst(fitting)
    } else {
      carried += notes
    }
    return true
  }

  private mutating func endPage() {
    if let frame { page += frame.bottom }
    pageCount += 1
    writePage()
    page.removeAll(keepingCapacity: true)
    foot.removeAll(keepingCapacity: true)
    hasContent = false
    firstSectionOfPage = nil
    if let frame { page += frame.top }
    // What is left of notes takes half of the next page at most.
    let room = geometry.capacity - page.count - (frame?.bottom.count ?? 0)
    let count = min(carried.count, max(0, room / 2 - 2))
    foot += carried.prefix(count)
    carried = carried.dropFirst(count)
  }

  private mutating func writePage() {
    guard !isSilent else { return }
    let section = firstSectionOfPage ?? section
    let blanks = geometry.capacity - page.count - height(ofFoot: foot.count)
    for _ in 0..<geometry.topMargin { write([]) }
    if geometry.hasHeader {
      write(pageCount == 1 ? [] : furniture.header(page: pageCount, section: section))
      write([])
    }
    for line in page { write(line.bytes) }
    for _ in 0..<max(0, blanks) { write([]) }
    if !foot.isEmpty {
      write([])
      write(furniture.rule)
      for line in foot { write(line) }
    }
    if geometry.hasFooter {
      write([])
      write(furniture.footer(page: pageCount, section: section))
    }
    for _ in 0..<geometry.bottomMargin { write([]) }
    // In the place of the last line end: where a page has as many lines as the paper, a line end and a form feed would
    // make a blank page.
    if formFeed { output[output.count - 1] = 0x0C }
  }

  private mutating func write(_ line: [UInt8]) {
    guard !isSilent else { return }
    if !line.isEmpty {
      if !margin.isEmpty { output += margin }
      output += line
    }
    output.append(0x0A)
  }
}
