import Foundation
import TestSupport
import Testing

/// The scripts on machines that lack things, played with a PATH of stand-ins.
@Suite struct ScriptTests {
  @Test(arguments: [
    "Tests/run.sh", ".ci/run", "Examples/quickstart.sh", "Tests/Examples/BundledGuide.sh",
    "Tests/Examples/EditionServer.sh", "Tests/Examples/PandocExporter.sh", "Tests/Examples/new-format.sh",
    "Tests/Examples/one-product.sh",
  ])
  func scriptHasItsRunBitAndIsWellFormed(path: String) throws {
    let file = PackageRoot.file(path)
    #expect(FileManager.default.isExecutableFile(atPath: file.path))
    let result = try Program.run(URL(filePath: "/usr/bin/env"), ["bash", "-n", file.path])
    #expect(result.exitCode == 0, "\(result.errorOutput)")
  }

  @Test(arguments: ["Tests/run.sh", "Examples/quickstart.sh"])
  func scriptSaysThatSwiftIsMissing(path: String) throws {
    let result = try run(path, swift: nil)
    #expect(result.exitCode == 1)
    #expect(result.errorOutput.contains("swift is not on PATH. Install Swift 6.2 or later"))
  }

  @Test(arguments: ["6.1.2", "5.10"])
  func oldSwiftIsRefused(version: String) throws {
    let result = try run("Tests/run.sh", swift: version)
    #expect(result.exitCode == 1)
    #expect(result.errorOutput.contains("is too old. Install Swift 6.2 or later"))
  }

  @Test func missingToolsFailInContinuousIntegrationAndAreNamed() throws {
    let result = try run("Tests/run.sh", ["--readers"], swift: "6.2", environment: ["CI": "true"])
    #expect(result.exitCode == 1)
    for tool in ["mutool", "pandoc", "a JDK", "Python 3", "calibre"] {
      #expect(result.errorOutput.contains("run.sh: missing: \(tool)"), "\(result.errorOutput)")
    }
  }

  @Test func helpIsTheHeadOfTheScript() throws {
    let result = try run("Tests/run.sh", ["--help"], swift: "6.2")
    #expect(result.exitCode == 0)
    #expect(result.output.hasPrefix("Installs what the tests need, then runs them all.\n"))
    #expect(result.output.contains("--readers") && !result.output.contains("set -e"))
  }

  /// Runs a script with nothing on PATH but the plainest commands, and a `swift` that only knows its version.
  private func run(
    _ path: String, _ arguments: [String] = [], swift version: String?, environment: [String: String] = [:]
  ) throws -> ProgramResult {
    try TemporaryFolder.with { folder in
      for command in ["bash", "dirname", "env", "grep", "head", "id", "sed", "uname"] {
        guard let program = Tool(command, package: "the system").url else { continue }
        try FileManager.default.createSymbolicLink(at: folder.appending(path: command), withDestinationURL: program)
      }
      if let version {
        try ProgramFile.write(
          "#!/bin/sh\necho 'Swift version \(version) (swift-\(version)-RELEASE)'\n", to: folder.appending(path: "swift")
        )
      }
      return try Program.run(
        URL(filePath: "/bin/bash"), [PackageRoot.file(path).path] + arguments,
        environment: environment.merging(["PATH": folder.path]) { first, _ in first })
    }
  }
}
