import HTMLImport
import PlatenCore

#if FUZZING
  public import FuzzSupport
#else
  import FuzzSupport
#endif

/// What must hold for any bytes at all.
enum FuzzedHTML {
  /// Reads the bytes, and stops the program if the document breaks a promise.
  static func check(_ bytes: [UInt8]) {
    let log = ReportLog()
    do {
      let document = try HTMLImporter().document(from: Source(bytes: bytes), context: ImportContext(log: log))
      try document.checkDepth()
    } catch is ImportError {
      // Not text, or nothing to read.
    } catch {
      fatalError("\(error)")
    }
    for diagnostic in log.report.diagnostics where !diagnostic.id.hasPrefix("html.") {
      fatalError("the diagnostic \(diagnostic.id) is not of this room")
    }
  }
}

#if FUZZING
  /// One input of libFuzzer: see Tests/Fuzz/html.sh.
  @_cdecl("LLVMFuzzerTestOneInput")
  public func fuzzOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    FuzzedHTML.check([UInt8](UnsafeBufferPointer(start: start, count: count)))
    return 0
  }

  @_cdecl("HTMLFuzz_main")
  public func main(_ count: CInt, _ arguments: Arguments) -> CInt { runFuzzer(count, arguments, fuzzOneInput) }
#else
  /// Without libFuzzer: tags and texts in no order, `HTMLFuzz [seconds] [number]`. Each input depends on its number alone.
  @main struct HTMLFuzz {
    static func main() async {
      let pieces = [
        "<", ">", "</", "<b>", "</b>", "<p>", "</p>", "<table>", "<tr>", "<td>", "</table>", "<a href=#x>", "<li>",
        "<ul>",
        "</ul>", "<svg>", "<math>", "<mi>", "<template>", "</template>", "<select>", "<option>", "<form>", "</form>",
        "<script>", "</script>", "<!--", "-->", "<![CDATA[", "&amp", "&#x4E61;", "x", " ", "\n", "<ruby>", "<rt>",
        "<dl>",
        "<dt>", "<dd>", "<figure>", "<details>", "<summary>", "<div class=a id=b>", "</div>", "<img src=a>", "<pre>",
        "<code>", "<q>", "<frameset>", "<body>", "<html lang=zh>", "<i>", "</i>", "<nobr>", "\u{0}", "乡",
        "<ol reversed>",
        "<a role=doc-noteref href=#b>", "<li id=b class=footnote>", "<input type=checkbox>", "<caption>", "<object>",
      ]
      await SeededRun.run("html", CommandLine.arguments.dropFirst().compactMap { UInt64($0) }) { number in
        var state = number &* 0x9E37_79B9_7F4A_7C15 | 1
        var text = ""
        for _ in 0..<40 {
          state ^= state << 13
          state ^= state >> 7
          state ^= state << 17
          text += pieces[Int(state % UInt64(pieces.count))]
        }
        FuzzedHTML.check(Array(text.utf8))
        return text.utf8.count
      }
    }
  }
#endif
