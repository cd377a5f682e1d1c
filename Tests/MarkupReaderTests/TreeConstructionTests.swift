import Foundation
import TestSupport
import Testing

@testable import MarkupReader

/// The tree construction tests of html5lib.
@Suite struct TreeConstructionTests {
  /// Cases that are not ours to pass, by file and line, each with its reason in `differences.txt`.
  static let differences: [String: String] = {
    let url = PackageRoot.file("Tests/MarkupReaderTests/differences.txt")
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    return Dictionary(
      uniqueKeysWithValues: lines.map { line in
        let parts = line.split(separator: " ", maxSplits: 1)
        return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
      })
  }()

  static let files: [URL] = {
    guard let folder = SharedInputs.file("suites/html5lib/tree-construction") else { return [] }
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".dat") }.sorted().map { folder.appending(path: $0) }
  }()

  static func tree(_ test: TreeConstructionCase, isScripting: Bool) -> String {
    guard let context = test.context else {
      var parser = HTMLParser(isScripting: isScripting)
      parser.read(Array(test.data.utf8))
      return TreeDump(parser.finish(), isFragment: false).text
    }
    let words = context.split(separator: " ").map(String.init)
    let namespace: HTMLTree.Namespace = words.count == 1 ? .html : words[0] == "svg" ? .svg : .mathML
    var parser = HTMLParser(contentOf: words.last ?? "", namespace: namespace, isScripting: isScripting)
    parser.read(Array(test.data.utf8))
    return TreeDump(parser.finish(), isFragment: true).text
  }

  @Test(.enabled(if: SharedInputs.exist, "the suites are not there"))
  func treesAreThoseOfTheStandard() throws {
    var count = 0
    var failed: Set<String> = []
    for url in TreeConstructionTests.files {
      // Some cases hold bytes that are no UTF-8 on purpose.
      let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
      for test in TreeConstructionCase.read(text, file: url.lastPathComponent) {
        for isScripting in test.scripting.map({ [$0] }) ?? [false, true] {
          count += 1
          let made = TreeConstructionTests.tree(test, isScripting: isScripting)
          guard made != test.expected else { continue }
          failed.insert(test.description)
          guard TreeConstructionTests.differences[test.description] == nil else { continue }
          Issue.record(
            "\(test) scripting \(isScripting)\n\(test.data)\n--- expected\n\(test.expected)\n--- made\n\(made)")
        }
      }
    }
    #expect(count > 3_000)
    // What passes by now is no difference.
    #expect(Set(TreeConstructionTests.differences.keys).subtracting(failed).sorted() == [])
  }
}
