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
    .library(name: "PlatenTesting", targets: ["PlatenTesting"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    room("PlatenCore"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    room("ZIPWriter", imports: ["CZlib"]),
    room("MarkupWriter"),
    room("EPUBExport", imports: ["PlatenCore", "MarkupWriter", "ZIPWriter"]),
    room("ArticleImport", imports: ["PlatenCore"]),
    room("ReaderAids", imports: ["PlatenCore"]),
    room("PlatenFiles", imports: ["PlatenCore"]),
    room(
      "Platen", imports: ["PlatenCore", "PlatenFiles", "ArticleImport", "ReaderAids", "EPUBExport"]),
    room("PlatenTesting", imports: ["PlatenCore"]),
    .executableTarget(
      name: "PlatenCLI",
      dependencies: [
        "Platen", "PlatenCore", "PlatenFiles", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    tests("PlatenCoreTests", of: ["PlatenCore"]),
  ]
)
