import PlatenCore
import TextDecoding
import TextScanning

/// Turns offsets into lines and columns, and reports to the log.
final class Reporter {
  private let log: ReportLog
  /// The source's name.
  let file: String?
  let view: ByteView
  /// Where lines and columns of the text differ from those of the file.
  private let places: TextPlaces
  private var counts: [Kind: Int] = [:]
  /// The last place that was asked for. Most questions go a little forwards, so that all of them together take one walk.
  private var cursor = Cursor()
  /// Places that were left for others far away, such as footnotes, and will be come back to.
  private var saved: [Cursor] = []
  private var nextSaved = 0
  /// The offsets at which lines begin; made for the first question that goes far.
  private var lineStarts: [Int32] = []

  /// A place of which line and column are known.
  private struct Cursor {
    var offset = 0
    var line = 1
    var column = 1
    var lineStart = 0
  }

  /// What the log counts apart.
  private struct Kind: Hashable {
    var id: String
    var severity: Diagnostic.Severity
    var loss: Diagnostic.Loss?
  }

  /// From how many bytes on a place is far.
  private static let far = 1_024
  /// Notes nest a third as deep as nodes, so that this many places can be waiting.
  private static let maximumSaved = 40

  init(log: ReportLog, file: String?, view: ByteView, places: TextPlaces = TextPlaces()) {
    self.log = log
    self.file = file
    self.view = view
    self.places = places
  }

  /// - Returns: `nil` if there is no text.
  convenience init?(_ log: ReportLog, file: String?, _ text: UnsafeBufferPointer<UInt8>, _ places: TextPlaces) {
    guard let base = text.baseAddress else { return nil }
    self.init(log: log, file: file, view: ByteView(base: base, count: text.count), places: places)
  }

  /// Reports something at an offset of the source.
  ///
  /// Places are worked out for those diagnostics that the log keeps, so that a million of them cost no more than their count.
  func report(
    _ id: String, _ severity: Diagnostic.Severity, _ message: @autoclosure () -> String, at offset: Int,
    loss: Diagnostic.Loss? = nil
  ) {
    let kind = Kind(id: id, severity: severity, loss: loss)
    let count = counts[kind, default: 0] + 1
    counts[kind] = count
    if count <= ReportLog.maximumPerID {
      log.report(Diagnostic(id, severity, message(), at: location(of: offset), loss: loss))
    } else {
      log.report(Diagnostic(id, severity, "", loss: loss))
    }
  }

  /// Reports a warning at an offset of the source.
  func report(_ id: String, _ message: @autoclosure () -> String, at offset: Int, loss: Diagnostic.Loss? = nil) {
    report(id, .warning, message(), at: offset, loss: loss)
  }

  /// The line and column of an offset.
  ///
  /// - Complexity: O(distance) from the last question, or for one that goes far, O(log *lines* + *column*) or the distance
  ///   from a place that was left before.
  func location(of offset: Int) -> SourceLocation {
    let offset = min(max(offset, 0), view.count)
    if abs(offset - cursor.offset) > Reporter.far { jump(to: offset) }
    if offset < cursor.offset { stepBack(to: offset) }
    while cursor.offset < offset {
      let byte = view[cursor.offset]
      cursor.offset += 1
      if byte == ASCII.lineFeed, !places.isSoft(cursor.offset - 1) {
        cursor.line += 1
        cursor.column = 1
        cursor.lineStart = cursor.offset
      } else if view[cursor.offset] & 0xC0 != 0x80 {
        cursor.column += 1
      }
    }
    return SourceLocation(
      file: file, line: cursor.line, column: cursor.column + places.removed(from: cursor.lineStart, through: offset))
  }

  /// Goes to the nearest known place before an offset.
  private func jump(to offset: Int) {
    if saved.count < Reporter.maximumSaved {
      saved.append(cursor)
    } else {
      saved[nextSaved] = cursor
      nextSaved = (nextSaved + 1) % Reporter.maximumSaved
    }
    cursor = startOfLine(at: offset)
    for place in saved where place.offset <= offset && place.offset > cursor.offset { cursor = place }
  }

  /// Goes back a little: within the line by counting the characters that are taken back.
  private func stepBack(to offset: Int) {
    while cursor.offset > offset {
      if view[cursor.offset - 1] == ASCII.lineFeed, !places.isSoft(cursor.offset - 1) {
        cursor = startOfLine(at: offset)
        return
      }
      if view[cursor.offset] & 0xC0 != 0x80 { cursor.column -= 1 }
      cursor.offset -= 1
    }
  }

  private func startOfLine(at offset: Int) -> Cursor {
    if lineStarts.isEmpty { lineStarts = makeLineStarts() }
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    return Cursor(offset: Int(lineStarts[low]), line: low + 1, lineStart: Int(lineStarts[low]))
  }

  private func makeLineStarts() -> [Int32] {
    var starts: [Int32] = [0]
    var offset = view.endOfLine(from: 0)
    while offset < view.count {
      if !places.isSoft(offset) { starts.append(Int32(offset + 1)) }
      offset = view.endOfLine(from: offset + 1)
    }
    return starts
  }
}
