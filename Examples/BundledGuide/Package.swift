// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "bundled-guide",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "platen", path: "../..")],
  targets: [
    // snippet: targets
    .executableTarget(
      name: "BundledGuide",
      dependencies: ["SystemZlib"],
      plugins: [.plugin(name: "EmbedEditions", package: "platen")]),
    // end of snippet
    .systemLibrary(
      name: "SystemZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
  ]
)
