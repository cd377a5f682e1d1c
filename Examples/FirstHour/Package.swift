// swift-tools-version: 6.2
import PackageDescription

// The programs of the README. `Tests/Examples/first-hour.sh` builds and runs them as the README shows them.
let package = Package(
  name: "first-hour",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "platen", path: "../..")],
  targets: [
    .executableTarget(name: "make-edition", dependencies: [.product(name: "Platen", package: "platen")]),
    .executableTarget(
      name: "platen-poster",
      dependencies: [
        .product(name: "Platen", package: "platen"), .product(name: "PlatenCommandLine", package: "platen"),
      ]),
  ]
)
