import EPUBExport
import Foundation
import Platen
import PlatenCore
import PlatenTesting
import PluginHost
import TestSupport
import Testing

/// The aids for bilingual readers, alone and together: every pair of their choices is in one of the editions.
struct AidCombination: Hashable, Sendable, CustomTestStringConvertible {
  enum Aid: Int, CaseIterable {
    case glosses, glossary, pinyin, ruby, parallel, anthology, pages, script, writing, split
  }

  /// The choices of each aid; the first is none.
  static let choices: [[String]] = [
    ["yes", "no"], ["", "pinyin", "strokes", "latin", "appearance"], ["", "all", "first-use", "glosses", "plugin"],
    ["", "ruby=word", "tone-classes=yes", "tone-classes=yes tones=numbers"],
    [""] + ParallelLayout.allCases.map(\.rawValue), ["no", "yes"], ["", "40"], ["", "hant", "hant-tw"],
    ["horizontal", "vertical"], ["1", "2", "never"],
  ]

  private var chosen: [Int]

  subscript(aid: Aid) -> String { AidCombination.choices[aid.rawValue][chosen[aid.rawValue]] }

  var testDescription: String {
    Aid.allCases.filter { chosen[$0.rawValue] > 0 }.map { "\($0): \(self[$0])" }.joined(separator: ", ")
  }

  /// Combinations in which every choice of an aid meets every choice of every other.
  static let pairwise: [AidCombination] = {
    struct Pair: Hashable { var first, choice, second, other: Int }
    func pairs(_ chosen: [Int]) -> [Pair] {
      chosen.indices.flatMap { first in
        (first + 1..<chosen.count).map { Pair(first: first, choice: chosen[first], second: $0, other: chosen[$0]) }
      }
    }
    var open: Set<Pair> = []
    for first in choices.indices {
      for second in first + 1..<choices.count {
        for choice in choices[first].indices {
          for other in choices[second].indices {
            open.insert(Pair(first: first, choice: choice, second: second, other: other))
          }
        }
      }
    }
    var random = SeededGenerator(seed: 14)
    var result: [AidCombination] = []
    while let pair = open.min(by: {
      ($0.first, $0.second, $0.choice, $0.other) < ($1.first, $1.second, $1.choice, $1.other)
    }) {
      var best: (covered: Int, chosen: [Int]) = (0, [])
      for _ in 0..<40 {
        var chosen = choices.map { Int.random(in: $0.indices, using: &random) }
        (chosen[pair.first], chosen[pair.second]) = (pair.choice, pair.other)
        let covered = pairs(chosen).count { open.contains($0) }
        if covered > best.covered { best = (covered, chosen) }
      }
      open.subtract(pairs(best.chosen))
      result.append(AidCombination(chosen: best.chosen))
    }
    return result
  }()

  private static let chinese = """
    ---
    title: 雪夜
    author: 李伟
    lang: zh-Hans
    ---
    # 第一章 出门

    北京南站的检票口前排着长队。今天很冷，气温只有零下5度。

    “你的护照呢？”售票员问。我把护照（passport）给了她。

    ## 在车上

    - 开水
    - 盒饭

    G7次列车在2024年开通，全程1318公里。银行行长长大了。

    > 路漫漫其修远兮。

    # 第二章 到达

    | 车次 | 时间 |
    |---|---|
    | G7 | 4小时 |

    我们到了上海。女儿在西安等我。[^1]

    [^1]: 这是一个注。
    """

  private static let english = """
    ---
    title: A Snowy Night
    author: Li Wei
    lang: en
    ---
    # Chapter One: Leaving

    A long line stood before the ticket gate of Beijing South. It was cold today, only 5 degrees below zero.

    “Where is your passport?” the clerk asked. I gave her my passport (护照).

    ## On the train

    - Boiling water
    - A box lunch

    Train G7 began to run in 2024, over 1,318 kilometres. The bank manager grew up.

    > Long, long is the road.

    # Chapter Two: Arrival

    | Train | Time |
    |---|---|
    | G7 | 4 hours |

    We reached Shanghai. My daughter waited for me in Xi'an.[^1]

    [^1]: This is a note.
    """

  /// The document of the edition.
  func document() async throws -> Document {
    let sides = try [AidCombination.chinese, AidCombination.english].map { try Edition(markdown: $0) }
    let article = try Edition(
      reading: Source(
        name: Making.exampleInMarkdown.path, bytes: [UInt8](Data(contentsOf: Making.exampleInMarkdown))),
      resources: RootedResources(root: Making.exampleInMarkdown.deletingLastPathComponent().path))
    let isParallel = !self[.parallel].isEmpty
    var edition = isParallel ? try Edition(parallel: sides) : article
    if self[.anthology] == "yes" { edition = Edition(anthology: [article, isParallel ? edition : sides[0]]) }
    try await edition.apply(transforms())
    try await applyPlugin(to: &edition)
    guard !self[.pages].isEmpty else { return edition.document }
    return try await edition.addingPages(ofText: [OptionSetting("page-length", self[.pages])]).document
  }

  private func transforms() throws -> [ConfiguredTransform] {
    var names: [String] = []
    var settings: [String: [OptionSetting]] = [:]
    if !self[.script].isEmpty, Tool.openCC.url != nil {
      names.append("script")
      settings["script"] = [OptionSetting("to", self[.script])]
    }
    if !["", "plugin"].contains(self[.pinyin]) {
      names.append("hanyu-pinyin")
      settings["hanyu-pinyin"] =
        [OptionSetting("mode", self[.pinyin])]
        + self[.ruby].split(separator: " ").map { option in
          let parts = option.split(separator: "=").map(String.init)
          return OptionSetting(parts[0], parts[1])
        }
    }
    if !self[.glossary].isEmpty {
      names.append("glossary")
      settings["glossary"] = [OptionSetting("order", self[.glossary])]
    }
    let entries = try Toolkit.standard.transforms.entries(
      adding: names, without: self[.glosses] == "no" ? ["glosses"] : [])
    return try entries.map { try $0.make(settings[$0.name] ?? [], NoResources()) }
  }

  /// Applies the transform of the example that is a program of its own.
  private func applyPlugin(to edition: inout Edition) async throws {
    guard self[.pinyin] == "plugin", let python = Tool.python.url else { return }
    let example = PackageRoot.file("Examples/platen-transform-pinyin").path
    let document = edition
    edition = try await TemporaryFolder.with { folder in
      let program = folder.appending(path: "platen-transform-pinyin")
      try ProgramFile.write("#!/bin/sh\nexec '\(python.path)' '\(example)' \"$@\"\n", to: program)
      guard case .transform(let entry) = try await Plugin(PluginProgram(named: program.path)).entry else {
        return document
      }
      return try await document.applying([entry.make([], NoResources())])
    }
  }

  /// Words that are in the edition whatever stands above them.
  var words: [String] {
    switch self[.parallel] {
    case "": self[.anthology] == "yes" ? ["12306", "G7"] : ["12306"]
    case "original-only": ["G7"]
    case "translation-only": ["Shanghai"]
    default: ["G7", "Shanghai"]
    }
  }

  /// The edition.
  func epub(stored: Bool = false) async throws -> [UInt8] {
    var options = stored ? Making.stored : EPUBOptions()
    if let layout = ParallelLayout(rawValue: self[.parallel]) { options.parallel = layout }
    options.writingMode = self[.writing] == "vertical" ? .vertical : .horizontal
    options.splitLevel = Int(self[.split])
    return try await Making.epub(document(), options: options)
  }
}

@Suite struct AidCombinationTests {
  @Test func everyChoiceMeetsEveryOther() {
    #expect((40...80).contains(AidCombination.pairwise.count))
  }

  /// The whole of it in one go: EPUBCheck answers one question after the other.
  @Test(.readers, .requires(.epubCheck, .mutool)) func everyCombinationIsValidAndOpens() async throws {
    for combination in AidCombination.pairwise {
      let bytes = try await combination.epub()
      let faults = EPUBCheck.faults(in: try await EPUBCheck.shared.messages(for: bytes))
      #expect(faults.isEmpty, "\(combination.testDescription): \(faults)")
      try TemporaryFolder.with { folder in
        let file = folder.appending(path: "edition.epub")
        try Data(bytes).write(to: file)
        let text = try ReadingPrograms.mutoolText(of: file)
        for word in combination.words {
          #expect(text.contains(word), "\(combination.testDescription): \(word)")
        }
      }
    }
  }

  /// Those that have the most kinds of pages and colours.
  static var readable: [AidCombination] {
    let wanted: [(AidCombination) -> Bool] = [
      { $0[.pinyin] == "all" && $0[.ruby].hasPrefix("tone") && !$0[.glossary].isEmpty },
      { $0[.pinyin] == "first-use" && $0[.ruby].hasPrefix("tone") && $0[.writing] == "vertical" },
      { $0[.parallel] == "accordion" && $0[.anthology] == "no" }, { $0[.parallel] == "translation-as-notes" },
      { $0[.parallel] == "side-by-side" && !$0[.pages].isEmpty },
    ]
    return wanted.compactMap { fits in AidCombination.pairwise.first(where: fits) }
  }

  @Test(.readers, .requires(.chromium, .axeCore), arguments: readable, [false, true])
  func axeFindsNothingSerious(combination: AidCombination, isDark: Bool) async throws {
    let files = StoredArchive.files(in: try await combination.epub(stored: true))
    try TemporaryFolder.with { folder in
      for file in files {
        let copy = folder.appending(path: file.name)
        try FileManager.default.createDirectory(at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.bytes).write(to: copy)
      }
      for page in files where page.name.hasSuffix(".xhtml") {
        let findings = try AxeCore.findings(in: folder.appending(path: page.name), isDark: isDark)
        #expect(
          findings.filter { $0.isSerious && !$0.isAboutPageBreaks }.isEmpty, "\(page.name): \(findings)")
      }
    }
  }

  /// The kinds of elements in a page: names with their classes, roles and types.
  private static func kinds(of page: [UInt8], _ combination: AidCombination) -> Set<String> {
    Set(
      String(decoding: page, as: UTF8.self).matches(of: #/<([a-z0-9]+)([^>]*)>/#).map { tag in
        let said = tag.output.2.matches(of: #/ (?:class|role|epub:type|open|lang)="[^"]*"/#).map { $0.output }
        return combination[.writing] + " " + tag.output.1 + said.joined()
      })
  }

  /// Of all combinations, the pages that have something in them that no page before had.
  @Test(.readers, .requires(.chromium, .axeCore)) func axeFindsNothingSeriousInWhatIsNew() async throws {
    var seen: Set<String> = []
    var looked = 0
    for combination in AidCombination.pairwise {
      let files = StoredArchive.files(in: try await combination.epub(stored: true))
      let pages = files.filter { page in
        guard page.name.hasSuffix(".xhtml") else { return false }
        let kinds = Self.kinds(of: page.bytes, combination)
        defer { seen.formUnion(kinds) }
        return !kinds.isSubset(of: seen)
      }
      guard !pages.isEmpty else { continue }
      looked += pages.count
      try TemporaryFolder.with { folder in
        for file in files {
          let copy = folder.appending(path: file.name)
          try FileManager.default.createDirectory(
            at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
          try Data(file.bytes).write(to: copy)
        }
        for page in pages {
          let findings = try AxeCore.findings(in: folder.appending(path: page.name), isDark: false)
          #expect(
            findings.filter { $0.isSerious && !$0.isAboutPageBreaks }.isEmpty,
            "\(combination.testDescription): \(page.name): \(findings)")
        }
      }
    }
    #expect((40...80).contains(looked))
  }

  @Test(.readers, .requires(.calibreDebug), arguments: readable)
  func calibreFindsNoFault(combination: AidCombination) async throws {
    let bytes = try await combination.epub()
    try TemporaryFolder.with { folder in
      let file = folder.appending(path: "edition.epub")
      try Data(bytes).write(to: file)
      // calibre's list of properties is older than these, and Kindle wants a cover page outside the linear reading order.
      var known = ["text-spacing-trim", "color-scheme", "Non-linear items in the spine"]
      // What vertical editions have besides follows the rules that all have.
      if combination[.writing] == "vertical" {
        known += ["Unexpected duplicate selector", "selector \"img\" to come before"]
      }
      let findings = try ReadingPrograms.calibreFindings(in: file).map(\.description)
      #expect(findings.filter { finding in !known.contains { finding.contains($0) } } == [])
    }
  }
}

extension AxeCore.Finding {
  /// Whether it is that page breaks have a label: axe-core 4.4 does not count their role (DPUB-ARIA 1.1, doc-pagebreak, which
  /// takes a label) among those that an element can have.
  fileprivate var isAboutPageBreaks: Bool {
    rule.hasPrefix("aria-allowed-attr ")
      && rule.components(separatedBy: "&lt;/").count - 1 == rule.components(separatedBy: "role=\"doc-pagebreak\"").count
        - 1
  }
}
