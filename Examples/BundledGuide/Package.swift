// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "bundled-guide",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "platen", path: "../..")],
  targets: [
    .executableTarget(
      name: "BundledGuide",
      dependencies: ["SystemZlib"],
      plugins: [.plugin(name: "EmbedEditions", package: "platen")]),
    .systemLibrary(
      name: "SystemZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
  ]
)
