import Foundation
import TestSupport
import Testing

/// The rules of the house, held against the sources as they are.
@Suite struct HouseTests {
  static let cLibrary: Set<String> = ["Glibc", "Musl", "Darwin", "Android", "Bionic", "SwiftGlibc", "WASILibc"]

  /// Which modules a room may import besides the standard library and Synchronization.
  static let rooms: [String: Set<String>] = [
    "PlatenCore": [],
    "ZIPWriter": ["CZlib"],
    "MarkupWriter": ["PlatenCore"],
    "Typesetting": ["PlatenCore"],
    "FontSubset": [],
    "HanReadings": [],
    "TextAlignment": ["PlatenCore", "HanReadings"],
    "MarkupReader": ["PlatenCore"],
    "Mathematics": ["PlatenCore", "MarkupReader", "MarkupWriter"],
    "Pictures": ["PlatenCore", "MarkupReader", "MarkupWriter"],
    "ContentMarkup": ["PlatenCore", "HTMLMapping", "MarkupReader", "MarkupWriter", "Mathematics"],
    "ZIPReader": ["CZlib"],
    "EditionCheck": ["PlatenCore", "MarkupReader", "MarkupWriter", "Pictures", "ZIPReader"],
    "CoverPainting": ["FontSubset", "Typesetting", "ZIPWriter"],
    "EPUBExport": [
      "PlatenCore", "MarkupWriter", "Pictures", "ContentMarkup", "CoverPainting", "FontSubset", "ZIPWriter",
    ],
    "MarkdownExport": ["PlatenCore", "Typesetting"],
    "JSONExport": ["PlatenCore"],
    "TextExport": ["PlatenCore", "Typesetting"],
    "AnkiExport": ["PlatenCore"],
    "TextDecoding": ["PlatenCore"],
    "ArticleImport": ["PlatenCore", "TextDecoding"],
    "HTMLMapping": ["PlatenCore", "MarkupReader"],
    "HTMLImport": ["PlatenCore", "HTMLMapping", "MarkupReader", "TextDecoding"],
    "TextScanning": [],
    "FrontMatter": ["PlatenCore", "TextScanning"],
    "DialectNodes": ["PlatenCore", "TextScanning"],
    "MarkdownImport": [
      "PlatenCore", "DialectNodes", "FrontMatter", "HTMLMapping", "MarkupReader", "TextDecoding", "TextScanning",
    ],
    "JSONText": [],
    "JSONImport": ["PlatenCore", "JSONText"],
    "ReaderAids": ["PlatenCore", "HanReadings"],
    "PluginHost": ["PlatenCore", "JSONText", "Pictures", "PlatenCLibrary", "PlatenFiles", "Subprocess"],
    "PlatenCLibrary": cLibrary,
    "PlatenFiles": ["PlatenCore", "CPlatenSystem", "PlatenCLibrary"],
    "Platen": [
      "PlatenCore", "PlatenFiles", "ArticleImport", "HTMLImport", "MarkdownImport", "JSONImport", "ReaderAids",
      "FrontMatter", "TextAlignment", "EPUBExport",
      "MarkdownExport", "JSONExport", "TextExport", "AnkiExport", "PluginHost",
    ],
    "PlatenTesting": ["PlatenCore"],
    // The command line ends by signal, asks whether it talks to a terminal, and sets tables in columns.
    "PlatenCommandLine": [
      "EditionCheck", "Platen", "PlatenCore", "JSONText", "PlatenCLibrary", "PlatenFiles", "PlatenTesting",
      "TextAlignment", "Typesetting", "ArgumentParser", "CPlatenSystem",
    ],
    "PlatenCLI": ["PlatenCommandLine"],
  ]

  /// The rooms that may name all formats.
  static let umbrellas: Set<String> = ["Platen", "PlatenCommandLine", "PlatenCLI"]

  @Test func everyRoomImportsOnlyWhatItMay() throws {
    let files = try SourceFile.swift(in: "Sources")
    #expect(files.count > 40)
    for file in files {
      guard let allowed = HouseTests.rooms[file.target] else {
        Issue.record("\(file.path): the room \(file.target) is not in this table")
        continue
      }
      let faults = Set(SwiftCode.imports(in: file.code)).subtracting(allowed)
        .subtracting(["Swift", "Synchronization", "_Concurrency"])
      #expect(faults.isEmpty, "\(file.path) imports \(faults.sorted().joined(separator: ", "))")
    }
  }

  @Test func onlyTheFilesRoomOpensFiles() throws {
    for file in try SourceFile.swift(in: "Sources") where file.target != "PlatenFiles" {
      #expect(HouseRules.fileAccess(in: file.code) == [], "\(file.path)")
    }
  }

  @Test func filesRoomIsSeenToOpenFiles() throws {
    let files = try SourceFile.swift(in: "Sources/PlatenFiles")
    #expect(files.contains { !HouseRules.fileAccess(in: $0.code).isEmpty })
  }

  @Test func onlyTheUmbrellaAndTheCommandLineNameSeveralFormats() throws {
    let formats: Set<String> = [
      "EPUBExport", "MarkdownExport", "JSONExport", "TextExport", "ArticleImport", "HTMLImport", "MarkdownImport",
      "JSONImport",
    ]
    for file in try SourceFile.swift(in: "Sources") where !HouseTests.umbrellas.contains(file.target) {
      let imported = formats.intersection(SwiftCode.imports(in: file.code))
      #expect(imported.isEmpty, "\(file.path) imports \(imported.sorted())")
      let named = HouseRules.formatsNamed(in: file.code)
      #expect(named.count <= 1, "\(file.path) names \(named.sorted())")
    }
  }

  @Test func nothingSwitchesOverTheModelWithDefault() throws {
    let cases = try HouseTests.casesOfTheModel()
    #expect(cases.count >= 28)
    for file in try SourceFile.swift(in: "Sources", "Examples", "Plugins") {
      #expect(HouseRules.defaultOverModel(in: file.code, cases: cases) == [], "\(file.path)")
    }
  }

  /// The cases of `Block` and `Inline`, read from their files.
  private static func casesOfTheModel() throws -> Set<String> {
    var names: Set<String> = []
    for (file, type) in [("Block", "Block"), ("Inline", "Inline")] {
      let text = try String(contentsOf: PackageRoot.file("Sources/PlatenCore/Model/\(file).swift"), encoding: .utf8)
      let code = SwiftCode.strip(text)
      guard let start = code.firstRange(of: "public enum \(type)"),
        let open = code[start.upperBound...].firstIndex(of: "{"),
        let close = SwiftCode.endOfBraces(code, open)
      else { continue }
      names.formUnion(code[open..<close].matches(of: #/\bcase\s+`?(\w+)/#).map { String($0.output.1) })
    }
    return names
  }

  /// Files that share something that they change, each for a reason.
  static let sharing: Set<String> = [
    // A signal handler finds what it must remove in atomic places; it can take no lock.
    "Sources/PlatenFiles/SignalCleanup.swift"
  ]

  @Test func nothingIsSharedAndMutable() throws {
    for file in try SourceFile.swift(in: "Sources") where !HouseTests.sharing.contains(file.path) {
      #expect(HouseRules.mutableGlobals(in: file.code) == [], "\(file.path)")
    }
  }

  @Test func nothingTraps() throws {
    for file in try SourceFile.swift(in: "Sources") {
      #expect(HouseRules.traps(in: file.code) == [], "\(file.path)")
    }
  }

  @Test func filesAreShortUnlessGenerated() throws {
    for file in try SourceFile.swift(in: "Sources", "Tests", "Examples", "Plugins") {
      let isGenerated = file.text.prefix(600).lowercased().contains("generated")
      let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
      #expect(lines <= 500 || isGenerated, "\(file.path) has \(lines) lines")
    }
  }

  @Test func nothingNamesAFolderOfOneMachine() throws {
    let files =
      try SourceFile.all(in: ["Sources", "Tests", "Examples", "Plugins", ".ci"])
      + ["Package.swift", "README.md", ".gitignore"].compactMap { path in
        (try? String(contentsOf: PackageRoot.file(path), encoding: .utf8)).map { SourceFile(path: path, text: $0) }
      }
    #expect(files.contains { $0.path == ".ci/run" })
    for file in files { #expect(HouseRules.machinePaths(in: file.text) == [], "\(file.path)") }
  }

  @Test func topLevelIsTheOneOfTheDesign() throws {
    let entries = try FileManager.default.contentsOfDirectory(atPath: PackageRoot.url.path)
    // SwiftPM writes Package.resolved; the repository ignores it.
    let visible = Set(entries.filter { !$0.hasPrefix(".") }).subtracting(["Package.resolved"])
    #expect(visible == ["Package.swift", "Sources", "Tests", "Plugins", "Examples", "README.md"])
  }
}
