import Foundation
import MarkdownImport
import PlatenCore
import Testing

private let suiteFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/inputs/suites")
private let isSuiteThere = FileManager.default.fileExists(atPath: suiteFolder.path)

/// Test data that others wrote, from ../shared/inputs/suites where it is there.
@Suite(.enabled(if: isSuiteThere, "../shared/inputs/suites is not here"))
struct SuiteTests {
  private static let folder = suiteFolder

  /// The examples that differ on purpose: a file and a number a line, with the reason above them.
  private static let differences: [String: Set<Int>] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "suite-differences.txt")
    let lines = (try? String(contentsOf: file, encoding: .utf8))?.split(separator: "\n") ?? []
    var result: [String: Set<Int>] = [:]
    for line in lines where !line.hasPrefix("#") {
      let words = line.split(separator: " ")
      result[String(words[0]), default: []].formUnion(words.dropFirst().compactMap { Int($0) })
    }
    return result
  }()

  @Test(arguments: ["strong.md", "korean.md", "pseudo-emoji.md"])
  func noMarkOfStrongTextStaysBesideCJK(name: String) throws {
    let text = try String(contentsOf: SuiteTests.folder.appending(path: "cjk-friendly/" + name), encoding: .utf8)
    for block in try markdown(text).body {
      guard case .paragraph(let paragraph) = block else { continue }
      #expect(!paragraph.inlines.plainText.contains("**"), "\(paragraph.inlines.plainText)")
    }
  }

  @Test(arguments: [
    "cmark-gfm/extensions.txt", "cmark-gfm/regression.txt", "commonmark-extensions/alerts.md",
    "commonmark-extensions/example_lists.md", "commonmark-extensions/fancy_lists.md",
    "commonmark-extensions/raw_attribute.md", "commonmark-extensions/autolinks.md",
    "commonmark-extensions/strikethrough.md", "commonmark-extensions/attributes.md",
    "commonmark-extensions/auto_identifiers.md", "commonmark-extensions/bracketed_spans.md",
    "commonmark-extensions/definition_lists.md", "commonmark-extensions/fenced_divs.md",
    "commonmark-extensions/footnotes.md", "commonmark-extensions/implicit_heading_references.md",
    "commonmark-extensions/math.md", "commonmark-extensions/pipe_tables.md", "commonmark-extensions/smart.md",
    "commonmark-extensions/subscript.md", "commonmark-extensions/superscript.md", "commonmark-extensions/task_lists.md",
    "commonmark-extensions/wikilinks_title_after_pipe.md", "commonmark-extensions/wikilinks_title_before_pipe.md",
    "commonmark-extensions/emoji.md", "commonmark-extensions/hard_line_breaks.md",
    "commonmark-extensions/auto_identifiers_ascii.md",
  ])
  func examplesAreReadAsTheirMakersDo(name: String) throws {
    let examples = try Specification.examples(of: SuiteTests.folder.appending(path: name))
    #expect(!examples.isEmpty)
    var different: Set<Int> = []
    for example in examples {
      var options = name.hasPrefix("cmark-gfm") ? MarkdownImportOptions.gfm : .commonMark
      options.admonitions = false
      SuiteTests.choose(&options, for: name, example)
      let html = HTMLRenderer.html(try markdown(example.markdown, options), mergesStrong: name.hasPrefix("cmark"))
      guard SuiteTests.structure(html) != SuiteTests.structure(example.html) else { continue }
      different.insert(example.number)
      if SuiteTests.differences[name]?.contains(example.number) != true {
        Issue.record("\(name) \(example.number)\n\(example.markdown)\n--- is\n\(html)\n--- expected\n\(example.html)")
      }
    }
    #expect(different == SuiteTests.differences[name] ?? [], "what is listed differs no more")
  }

  private static func choose(_ options: inout MarkdownImportOptions, for name: String, _ example: SpecificationExample)
  {
    switch name.split(separator: "/").last {
    case "alerts.md": options.admonitions = true
    case "example_lists.md", "fancy_lists.md": options.fancyLists = true
    case "raw_attribute.md", "attributes.md", "bracketed_spans.md", "auto_identifiers.md": options.attributes = true
    case "fenced_divs.md":
      options.divisions = true
      options.attributes = true
    case "definition_lists.md": options.definitionLists = true
    case "footnotes.md": options.footnotes = true
    case "implicit_heading_references.md":
      options.headingReferences = true
      options.attributes = true
    case "math.md": options.math = true
    case "pipe_tables.md": options.tables = true
    case "smart.md": options.smart = true
    case "subscript.md", "superscript.md": options.scripts = true
    case "task_lists.md": options.taskLists = true
    case "wikilinks_title_after_pipe.md": options.wikiLinks = .titleAfterPipe
    case "wikilinks_title_before_pipe.md": options.wikiLinks = .titleBeforePipe
    case "strikethrough.md": options.strikethrough = true
    case "autolinks.md": options.autolinks = true
    default: break
    }
  }

  /// HTML without what only styles it: the renderer writes no classes and no types of numbers.
  private static func structure(_ html: String) -> String {
    var text = Comparison.normalized(html)
    for pattern in [
      #" (class|type|style|align)="[^"]*""#, #" (id|data-[a-z0-9-]+)="[^"]*""#, #"<svg[\s\S]*?</svg>"#,
      #"</?(div|section)>\n?"#,
    ] {
      text = text.replacingOccurrences(of: pattern, with: "", options: .regularExpression)
    }
    // A formula is its source, and a box is ticked or not.
    text = text.replacingOccurrences(
      of: #"<span>\\[(\[]([\s\S]*?)\\[)\]]</span>"#, with: "$1", options: .regularExpression)
    text = text.replacingOccurrences(of: #" disabled="""#, with: "")
    text = text.replacingOccurrences(of: #"(<input[^>]*/>)\s+"#, with: "$1", options: .regularExpression)
    return text.replacingOccurrences(of: #">\s+<"#, with: "><", options: .regularExpression)
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
