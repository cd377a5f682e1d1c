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

func room(_ name: String, imports: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: imports, swiftSettings: strict)
}

func tests(_ name: String, of imports: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: imports, swiftSettings: strict)
}

let package = Package(
  name: "platen",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "platen", targets: ["PlatenCLI"]),
    .library(name: "Platen", targets: ["Platen"]),
    .library(name: "PlatenCore", targets: ["PlatenCore"]),
    .library(name: "EPUBExport", targets: ["EPUBExport"]),
    .library(name: "MarkdownExport", targets: ["MarkdownExport"]),
    .library(name: "JSONExport", targets: ["JSONExport"]),
    .library(name: "TextExport", targets: ["TextExport"]),
    .library(name: "ArticleImport", targets: ["ArticleImport"]),
    .library(name: "MarkdownImport", targets: ["MarkdownImport"]),
    .library(name: "JSONImport", targets: ["JSONImport"]),
    .library(name: "ReaderAids", targets: ["ReaderAids"]),
    .library(name: "PlatenTesting", targets: ["PlatenTesting"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    room("PlatenCore"),

    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    room("ZIPWriter", imports: ["CZlib"]),
    room("MarkupWriter"),
    room("Typesetting"),

    room("EPUBExport", imports: ["PlatenCore", "MarkupWriter", "ZIPWriter"]),
    room("MarkdownExport", imports: ["PlatenCore", "Typesetting"]),
    room("JSONExport", imports: ["PlatenCore"]),
    room("TextExport", imports: ["PlatenCore", "Typesetting"]),

    room("ArticleImport", imports: ["PlatenCore"]),
    room("MarkdownImport", imports: ["PlatenCore", .product(name: "Yams", package: "Yams")]),
    room("JSONImport", imports: ["PlatenCore"]),

    room("ReaderAids", imports: ["PlatenCore"]),
    room("PlatenFiles", imports: ["PlatenCore"]),
    room(
      "Platen",
      imports: ["PlatenCore", "PlatenFiles", "ArticleImport", "ReaderAids", "EPUBExport"]),
    room("PlatenTesting", imports: ["PlatenCore"]),
    .executableTarget(
      name: "PlatenCLI",
      dependencies: [
        "Platen", "PlatenCore", "PlatenFiles", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .target(name: "MarkdownSamples", path: "Tests/MarkdownSamples", swiftSettings: strict),
    .executableTarget(
      name: "MarkdownBench", dependencies: ["MarkdownImport", "MarkdownSamples", "PlatenCore"],
      path: "Tests/Benchmarks/MarkdownBench", swiftSettings: strict),
    .executableTarget(
      name: "MarkdownFuzz", dependencies: ["MarkdownImport", "MarkdownSamples", "PlatenCore"],
      path: "Tests/Fuzz/MarkdownFuzz", swiftSettings: strict),

    tests("PlatenCoreTests", of: ["PlatenCore"]),
    tests("ZIPWriterTests", of: ["ZIPWriter"]),
    tests("MarkupWriterTests", of: ["MarkupWriter"]),
    tests("TypesettingTests", of: ["Typesetting"]),
    tests("EPUBExportTests", of: ["EPUBExport", "PlatenCore", "PlatenTesting"]),
    tests("MarkdownExportTests", of: ["MarkdownExport", "MarkdownImport", "PlatenCore", "PlatenTesting"]),
    tests("JSONTests", of: ["JSONExport", "JSONImport", "PlatenCore", "PlatenTesting"]),
    tests("TextExportTests", of: ["TextExport", "PlatenCore", "PlatenTesting"]),
    tests("ArticleImportTests", of: ["ArticleImport", "PlatenCore"]),
    .testTarget(
      name: "MarkdownImportTests", dependencies: ["MarkdownImport", "MarkdownSamples", "PlatenCore"],
      exclude: ["differences.txt"],
      swiftSettings: strict),
    tests("ReaderAidsTests", of: ["ReaderAids", "PlatenCore"]),
    tests("PlatenFilesTests", of: ["PlatenFiles", "PlatenCore"]),
    tests("PlatenTests", of: ["Platen", "PlatenCore", "PlatenFiles", "PlatenTesting"]),
    tests("CommandLineTests", of: ["PlatenCLI"]),
    tests("HouseTests", of: []),
  ]
)
