// swift-tools-version: 6.2
import PackageDescription

// snippet: package
let package = Package(
  name: "first-edition",
  platforms: [.macOS(.v15)],
  dependencies: [
    // Elsewhere it is .package(url:from:), with the address that you got Platen from.
    .package(name: "platen", path: "../..")
  ],
  targets: [
    .executableTarget(
      name: "first-edition", dependencies: [.product(name: "Platen", package: "platen")]),
    .executableTarget(
      name: "one-format", dependencies: [.product(name: "EPUBExport", package: "platen")]),
  ]
)
// end of snippet
