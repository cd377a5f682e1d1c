// swift-tools-version: 6.2
import PackageDescription

// The rooms and what each may import: nothing points upwards, and only `Platen` names the formats.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

func room(_ name: String, imports: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .target(name: name, dependencies: imports, exclude: exclude, swiftSettings: strict)
}

func tests(_ name: String, of imports: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: imports, swiftSettings: strict)
}

/// A room on its own. The document model comes with it: whoever depends on one product needs no other.
func library(_ name: String) -> Product { .library(name: name, targets: [name, "PlatenCore"]) }

let package = Package(
  name: "platen",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "platen", targets: ["PlatenCLI"]),
    // Under its target's name too: a plugin finds its tool by that.
    .executable(name: "PlatenCLI", targets: ["PlatenCLI"]),
    .library(name: "Platen", targets: ["Platen", "PlatenCore"]),
    .library(name: "PlatenCommandLine", targets: ["PlatenCommandLine", "Platen", "PlatenCore"]),
    .library(name: "PlatenCore", targets: ["PlatenCore"]),
    library("EPUBExport"),
    library("MarkdownExport"),
    library("JSONExport"),
    library("TextExport"),
    library("AnkiExport"),
    library("ArticleImport"),
    library("HTMLImport"),
    library("MarkdownImport"),
    library("JSONImport"),
    library("ReaderAids"),
    library("TextAlignment"),
    library("PlatenFiles"),
    library("PluginHost"),
    library("PlatenTesting"),
    .plugin(name: "ExportDocuments", targets: ["ExportDocuments"]),
    .plugin(name: "EmbedEditions", targets: ["EmbedEditions"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    // Without its default traits: with them it brings Foundation along.
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
  ],
  targets: [
    room("PlatenCore"),

    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    room("ZIPWriter", imports: ["CZlib"]),
    room("MarkupWriter"),
    room("Typesetting"),
    room("FontSubset"),
    room("CoverPainting", imports: ["FontSubset", "Typesetting", "ZIPWriter"]),
    room("HanReadings", exclude: ["generate-pinyin.py"]),
    room("TextAlignment", imports: ["PlatenCore", "HanReadings"]),

    room("MarkupReader", imports: ["PlatenCore"]),
    room("Mathematics", imports: ["PlatenCore", "MarkupReader", "MarkupWriter"]),
    room("Pictures", imports: ["PlatenCore", "MarkupReader", "MarkupWriter"]),
    room("ContentMarkup", imports: ["PlatenCore", "HTMLMapping", "MarkupReader", "MarkupWriter", "Mathematics"]),

    room("ZIPReader", imports: ["CZlib"]),
    room("EditionCheck", imports: ["PlatenCore", "MarkupReader", "MarkupWriter", "Pictures", "ZIPReader"]),

    room(
      "EPUBExport",
      imports: [
        "PlatenCore", "MarkupWriter", "Pictures", "ContentMarkup", "CoverPainting", "FontSubset", "ZIPWriter",
      ]),
    room("MarkdownExport", imports: ["PlatenCore", "Typesetting"]),
    .target(
      name: "JSONExport", dependencies: ["PlatenCore"], exclude: ["platen-document.schema.json"],
      swiftSettings: strict),
    room("TextExport", imports: ["PlatenCore", "Typesetting"]),
    room("AnkiExport", imports: ["PlatenCore"]),

    .target(
      name: "TextDecoding", dependencies: ["PlatenCore"], exclude: ["Tables/generate-encodings.py"],
      swiftSettings: strict),
    room("ArticleImport", imports: ["PlatenCore", "TextDecoding"]),
    room("TextScanning"),
    room("FrontMatter", imports: ["PlatenCore", "TextScanning"]),
    room("DialectNodes", imports: ["PlatenCore", "TextScanning"]),
    room(
      "MarkdownImport",
      imports: [
        "PlatenCore", "DialectNodes", "FrontMatter", "MarkupReader", "HTMLMapping", "TextDecoding", "TextScanning",
      ]),
    room("HTMLMapping", imports: ["PlatenCore", "MarkupReader"]),
    room("HTMLImport", imports: ["PlatenCore", "MarkupReader", "HTMLMapping", "TextDecoding"]),
    room("JSONText"),
    room("JSONImport", imports: ["PlatenCore", "JSONText"]),

    .target(
      name: "ReaderAids", dependencies: ["PlatenCore", "HanReadings"],
      exclude: ["Tables/generate-script-characters.py"],
      swiftSettings: strict),
    room(
      "PluginHost",
      imports: [
        "PlatenCore", "PlatenCLibrary", "PlatenFiles", "JSONText", "Pictures",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ]),
    // What the C library has, and Swift's module of it has not.
    .systemLibrary(name: "CPlatenSystem"),
    room("PlatenCLibrary"),
    room("PlatenFiles", imports: ["PlatenCore", "CPlatenSystem", "PlatenCLibrary"]),
    room(
      "Platen",
      imports: [
        "PlatenCore", "PlatenFiles", "ArticleImport", "ReaderAids", "TextAlignment", "EPUBExport", "JSONExport",
        "JSONImport",
        "FrontMatter", "HTMLImport", "MarkdownImport", "MarkdownExport", "TextExport", "AnkiExport",
        "PluginHost",
      ]),
    room("PlatenTesting", imports: ["PlatenCore"]),
    room(
      "PlatenCommandLine",
      imports: [
        "EditionCheck", "Platen", "PlatenCore", "PlatenFiles", "PlatenTesting", "JSONText", "CPlatenSystem",
        "PlatenCLibrary", "TextAlignment", "Typesetting",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Batch/Lines/platen-batch-lines.schema.json"]),
    .executableTarget(name: "PlatenCLI", dependencies: ["PlatenCommandLine"], swiftSettings: strict),
    .plugin(
      name: "ExportDocuments",
      capability: .command(
        intent: .custom(verb: "export", description: "Makes editions of documents; takes what platen export takes."),
        permissions: [.writeToPackageDirectory(reason: "The editions are written where you ask for them.")]),
      dependencies: ["PlatenCLI"]),
    .plugin(name: "EmbedEditions", capability: .buildTool(), dependencies: ["PlatenCLI"]),

    .target(name: "MarkdownSamples", path: "Tests/MarkdownSamples", swiftSettings: strict),
    .executableTarget(
      name: "MarkdownBench", dependencies: ["MarkdownImport", "MarkdownSamples", "PlatenCore"],
      path: "Tests/Benchmarks/MarkdownBench", swiftSettings: strict),
    .executableTarget(
      name: "CancelBench", dependencies: ["Platen", "PlatenCore"], path: "Tests/Benchmarks/CancelBench",
      swiftSettings: strict),
    .target(name: "FuzzSupport", path: "Tests/Fuzz/FuzzSupport", swiftSettings: strict),
    .executableTarget(
      name: "MarkdownFuzz",
      dependencies: ["FuzzSupport", "MarkdownImport", "MarkdownSamples", "PlatenCore", "TextDecoding"],
      path: "Tests/Fuzz/MarkdownFuzz", swiftSettings: strict),
    .executableTarget(
      name: "FontFuzz", dependencies: ["FontSubset", "FuzzSupport"], path: "Tests/Fuzz/FontFuzz", swiftSettings: strict),

    .executableTarget(
      name: "HTMLFuzz", dependencies: ["FuzzSupport", "HTMLImport", "PlatenCore"], path: "Tests/Fuzz/HTMLFuzz",
      swiftSettings: strict),

    .executableTarget(
      name: "ReaderFuzz",
      dependencies: [
        "ArticleImport", "EPUBExport", "EditionCheck", "FrontMatter", "FuzzSupport", "JSONExport", "JSONImport",
        "MarkdownExport", "Pictures", "PlatenCore", "PlatenTesting", "TextExport",
      ], path: "Tests/Fuzz/ReaderFuzz", swiftSettings: strict),

    tests("PlatenCoreTests", of: ["PlatenCore", "PlatenTesting"]),
    tests("ZIPWriterTests", of: ["ZIPWriter", "PlatenTesting"]),
    tests("MarkupWriterTests", of: ["MarkupWriter"]),
    tests("TypesettingTests", of: ["Typesetting", "PlatenTesting"]),
    .executableTarget(
      name: "AlignmentBench", dependencies: ["TextAlignment"], path: "Tests/Benchmarks/AlignmentBench",
      swiftSettings: strict),
    .testTarget(
      name: "TextAlignmentTests", dependencies: ["TextAlignment", "PlatenCore", "TestSupport"], exclude: ["Gold"],
      swiftSettings: strict),
    tests("FontSubsetTests", of: ["FontSubset", "TestSupport"]),
    .testTarget(
      name: "EditionCheckTests",
      dependencies: [
        "EditionCheck", "EPUBExport", "PlatenCore", "PlatenTesting", "TestSupport", "ZIPReader", "ZIPWriter",
      ],
      exclude: ["faults.txt", "kinds.txt", "book2", "kinds2.txt", "book"], swiftSettings: strict),
    tests("CoverPaintingTests", of: ["CoverPainting", "FontSubset", "TestSupport", "ZIPWriter"]),
    .testTarget(
      name: "MarkupReaderTests", dependencies: ["MarkupReader", "PlatenCore", "TestSupport"],
      exclude: ["differences.txt"], swiftSettings: strict),
    tests("MathematicsTests", of: ["Mathematics", "MarkupReader", "MarkupWriter", "PlatenCore"]),
    tests("PicturesTests", of: ["Pictures", "PlatenCore", "PlatenTesting"]),
    tests(
      "ContentMarkupTests",
      of: ["ContentMarkup", "Mathematics", "Pictures", "MarkupReader", "MarkupWriter", "PlatenCore", "PlatenTesting"]),
    tests(
      "EPUBExportTests",
      of: ["EPUBExport", "ContentMarkup", "FontSubset", "MarkupWriter", "PlatenCore", "PlatenTesting", "TestSupport"]),
    tests(
      "MarkdownExportTests", of: ["DialectNodes", "MarkdownExport", "MarkdownImport", "PlatenCore", "PlatenTesting"]),
    tests("JSONTests", of: ["JSONExport", "JSONImport", "JSONText", "PlatenCore", "PlatenTesting"]),
    tests("TextExportTests", of: ["TextExport", "Typesetting", "PlatenCore", "PlatenTesting"]),
    tests("AnkiExportTests", of: ["AnkiExport", "PlatenCore", "PlatenTesting"]),
    tests("TextDecodingTests", of: ["TextDecoding", "PlatenCore"]),
    tests("ArticleImportTests", of: ["ArticleImport", "PlatenCore", "PlatenTesting"]),
    .testTarget(
      name: "MarkdownImportTests",
      // Yams only as what our reading of front matter is held against.
      dependencies: [
        "DialectNodes", "FrontMatter", "MarkdownImport", "MarkdownSamples", "PlatenCore", "PlatenTesting",
        "TextScanning",
        .product(name: "Yams", package: "Yams"),
      ],
      exclude: ["differences.txt", "suite-differences.txt"],
      swiftSettings: strict),
    tests("HTMLImportTests", of: ["HTMLImport", "MarkdownExport", "MarkupReader", "PlatenCore", "TestSupport"]),
    tests("ReaderAidsTests", of: ["ReaderAids", "ArticleImport", "PlatenCore", "PlatenTesting"]),
    tests(
      "PluginHostTests",
      of: ["PluginHost", "JSONText", "Pictures", "Platen", "PlatenCore", "PlatenTesting", "TestSupport"]),
    tests("PlatenFilesTests", of: ["PlatenFiles", "PlatenCore", "SinkProbe"]),
    // A program that the tests end by signals, in the middle of writing.
    .executableTarget(
      name: "SinkProbe", dependencies: ["PlatenFiles", "PlatenCore"], path: "Tests/Fixtures/SinkProbe",
      swiftSettings: strict),
    tests(
      "PlatenTests",
      of: [
        "Platen", "PlatenCore", "PlatenFiles", "PlatenTesting", "PluginHost", "MarkdownImport", "JSONExport",
        "JSONImport", "TestSupport",
        "InterfaceNames",
      ]),
    // Types with the names of SwiftUI's, to be imported beside the document model.
    .target(name: "InterfaceNames", path: "Tests/Fixtures/InterfaceNames", swiftSettings: strict),
    tests(
      "CommandLineTests",
      // Yams reads the edition files that their schema is held against.
      of: [
        "PlatenCLI", "ToyPlaten", "PlatenCommandLine", "Platen", "PlatenCore", "TestSupport",
        .product(name: "Yams", package: "Yams"),
      ]),
    // The command line with toy formats that fail, lose, and take their time when told to.
    .executableTarget(
      name: "ToyPlaten", dependencies: ["PlatenCommandLine", "Platen", "PlatenCore"], path: "Tests/ToyPlaten",
      swiftSettings: strict),
    tests("PlatenTestingTests", of: ["PlatenTesting", "PlatenCore", "TestSupport"]),
    .testTarget(
      name: "EditionTests",
      dependencies: [
        "Platen", "PlatenCore", "PlatenFiles", "EPUBExport", "JSONExport", "JSONImport", "MarkdownExport",
        "MarkdownImport", "PluginHost", "TextExport", "PlatenTesting", "TestSupport",
      ],
      exclude: ["Snapshots"], swiftSettings: strict),
    tests("HouseTests", of: ["TestSupport"]),

    // What several test targets share; no product has it.
    .target(name: "TestSupport", path: "Tests/Support", swiftSettings: strict),
  ]
)
