import PlatenCore

/// Turns offsets into lines and columns, and reports to the log.
final class Reporter {
  private let log: ReportLog
  private let file: String?
  private let view: ByteView
  private var counts: [String: Int] = [:]
  /// The last place that was asked for. Most questions go forwards, so that all of them together take one walk.
  private var cursor = (offset: 0, lineStart: 0, line: 1, column: 1)
  /// The offsets at which lines begin; made when a question goes backwards to another line.
  private var lineStarts: [Int32] = []

  init(log: ReportLog, file: String?, view: ByteView) {
    self.log = log
    self.file = file
    self.view = view
  }

  /// Reports something at an offset of the source.
  ///
  /// Places are worked out for those diagnostics that the log keeps, so that a million of them cost no more than their count.
  func report(
    _ id: String, _ severity: Diagnostic.Severity, _ message: @autoclosure () -> String, at offset: Int,
    loss: Diagnostic.Loss? = nil
  ) {
    let count = counts[id, default: 0] + 1
    counts[id] = count
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

  /// Reports something at a line of the whole file, such as a field of the front matter.
  func report(
    _ id: String, _ severity: Diagnostic.Severity, _ message: String, line: Int, column: Int,
    loss: Diagnostic.Loss? = nil
  ) {
    log.report(
      Diagnostic(id, severity, message, at: SourceLocation(file: file, line: line, column: column), loss: loss))
  }

  /// The line and column of an offset.
  ///
  /// - Complexity: O(distance from the last question), or O(log *lines* + *column*) after a step backwards.
  func location(of offset: Int) -> SourceLocation {
    let offset = min(max(offset, 0), view.count)
    if offset < cursor.offset { moveCursor(beforeOrAt: offset) }
    while cursor.offset < offset {
      let byte = view[cursor.offset]
      cursor.offset += 1
      if byte == ASCII.lineFeed {
        cursor = (cursor.offset, cursor.offset, cursor.line + 1, 1)
      } else if view[cursor.offset] & 0xC0 != 0x80 {
        cursor.column += 1
      }
    }
    return SourceLocation(file: file, line: cursor.line, column: cursor.column)
  }

  private func moveCursor(beforeOrAt offset: Int) {
    if offset >= cursor.lineStart {
      // Backwards within the line: count the characters that are taken back.
      while cursor.offset > offset {
        if view[cursor.offset] & 0xC0 != 0x80 { cursor.column -= 1 }
        cursor.offset -= 1
      }
      return
    }
    if lineStarts.isEmpty { lineStarts = makeLineStarts() }
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    cursor = (Int(lineStarts[low]), Int(lineStarts[low]), low + 1, 1)
  }

  private func makeLineStarts() -> [Int32] {
    var starts: [Int32] = [0]
    var offset = view.endOfLine(from: 0)
    while offset < view.count {
      starts.append(Int32(offset + 1))
      offset = view.endOfLine(from: offset + 1)
    }
    return starts
  }
}
