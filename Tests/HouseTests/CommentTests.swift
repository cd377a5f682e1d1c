import Foundation
import TestSupport
import Testing

/// Swift in the comments of the sources is compiled: it stands in a test or an example, line by line.
@Suite struct CommentTests {
  @Test func everySnippetInACommentIsCompiled() throws {
    let compiled = try SourceFile.swift(in: "Tests", "Examples").map { CommentTests.lines(of: $0.text) }
    var count = 0
    for file in try SourceFile.swift(in: "Sources") {
      for snippet in CommentTests.snippets(in: file.text) {
        count += 1
        #expect(
          compiled.contains { $0.contains(snippet) },
          "\(file.path): this is in no test and no example:\n\(snippet)")
      }
    }
    #expect(count > 10)
  }

  @Test func snippetIsFoundAndCompared() {
    let source = "/// A.\n///\n/// ```swift\n/// let a = 1\n///\n///   let b = 2\n/// ```\nlet c = 3\n"
    #expect(CommentTests.snippets(in: source) == ["let a = 1\nlet b = 2"])
    #expect(CommentTests.lines(of: "  let a = 1\n\n    let b = 2\n").contains("let a = 1\nlet b = 2"))
  }

  /// The blocks of Swift in documentation comments, without indentation and blank lines.
  static func snippets(in text: String) -> [String] {
    var snippets: [String] = []
    var snippet: [Substring]?
    for line in text.split(separator: "\n") {
      let line = line.drop { $0 == " " }
      guard line.hasPrefix("///") else { continue }
      let comment = line.dropFirst(3).drop { $0 == " " }
      if comment == "```swift" {
        snippet = []
      } else if comment.hasPrefix("```"), let lines = snippet {
        snippets.append(lines.joined(separator: "\n"))
        snippet = nil
      } else if !comment.isEmpty {
        snippet?.append(comment)
      }
    }
    return snippets
  }

  /// A file without indentation and blank lines.
  static func lines(of text: String) -> String {
    text.split(separator: "\n").map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }.joined(separator: "\n")
  }
}
