// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "pandoc-exporter",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "PandocExport", targets: ["PandocExport"]),
    .executable(name: "platen-pandoc", targets: ["platen-pandoc"]),
  ],
  dependencies: [
    // Elsewhere it is .package(url:from:), with the address that you got this package from.
    .package(name: "platen", path: "../..")
  ],
  targets: [
    // snippet: targets
    .target(
      name: "PandocExport", dependencies: [.product(name: "PlatenCore", package: "platen")], swiftSettings: strict),
    .executableTarget(
      name: "platen-pandoc",
      dependencies: [
        "PandocExport",
        .product(name: "Platen", package: "platen"),
        .product(name: "PlatenCommandLine", package: "platen"),
      ], swiftSettings: strict),
    .testTarget(
      name: "PandocExportTests",
      dependencies: [
        "PandocExport",
        .product(name: "Platen", package: "platen"),
        .product(name: "PlatenCore", package: "platen"),
        .product(name: "PlatenTesting", package: "platen"),
      ], swiftSettings: strict),
    // end of snippet
  ]
)
