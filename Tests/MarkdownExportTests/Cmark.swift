import Foundation

/// cmark-gfm (PyPI `cmarkgfm`) in a process of its own, which renders one document after another.
final class Cmark {
  /// Whether Python and the package are there.
  static let isThere: Bool = {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", "import cmarkgfm"]
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  private static let script = """
    import sys, cmarkgfm
    from cmarkgfm.cmark import Options
    source, target = sys.stdin.buffer, sys.stdout.buffer
    while line := source.readline():
        text = source.read(int(line)).decode("utf-8")
        try:
            html = cmarkgfm.markdown_to_html_with_extensions(
                text, options=Options.CMARK_OPT_UNSAFE | int(sys.argv[1]), extensions=sys.argv[2:])
        except UnicodeDecodeError:
            # It has cut a character in two, which is no fault of the Markdown.
            html = ""
        html = html.encode("utf-8")
        target.write(b"%d\\n" % len(html) + html)
        target.flush()
    """

  /// `CMARK_OPT_FOOTNOTES`.
  private static let footnoteOption = String(1 << 13)

  private struct Ended: Error {}

  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var buffer = Data()

  init(extensions: [String], footnotes: Bool = true) throws {
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", Cmark.script, footnotes ? Cmark.footnoteOption : "0"] + extensions
    process.standardInput = input
    process.standardOutput = output
    try process.run()
  }

  func end() throws {
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  func html(_ markdown: String) throws -> String {
    let bytes = Data(markdown.utf8)
    try input.fileHandleForWriting.write(contentsOf: Data("\(bytes.count)\n".utf8) + bytes)
    var end = buffer.firstIndex(of: 0x0A)
    while end == nil {
      try read()
      end = buffer.firstIndex(of: 0x0A)
    }
    guard let end, let count = Int(String(decoding: buffer[..<end], as: UTF8.self)) else { throw Ended() }
    buffer = Data(buffer[(end + 1)...])
    while buffer.count < count { try read() }
    defer { buffer = Data(buffer[(buffer.startIndex + count)...]) }
    return String(decoding: buffer.prefix(count), as: UTF8.self)
  }

  private func read() throws {
    let data = output.fileHandleForReading.availableData
    guard !data.isEmpty else { throw Ended() }
    buffer += data
  }
}
