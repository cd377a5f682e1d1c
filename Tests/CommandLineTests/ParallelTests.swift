import Testing

/// Translations side by side, from the command line.
@Suite struct ParallelTests {
  static let files = [
    "zh.md": "# 起步\n\n今天很冷。\n\n我等了三个小时。\n",
    "en.md": "# Getting Started\n\nIt is cold today.\n\nI waited for three hours.\n",
  ]

  @Test func twoFilesStandSideBySide() async throws {
    let folder = Folder(Self.files)
    let outcome = try await Program.platen.run(
      ["export", "zh.md", "en.md", "--parallel", "-o", "-", "--format", "markdown", "--set", "parallel=interleaved"],
      in: folder)
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("今天很冷。\n\nIt is cold today.\n\n我等了三个小时。\n\nI waited for three hours.\n"))
  }

  @Test func whatHasNoPartnerIsReportedWithItsPlace() async throws {
    var files = Self.files
    files["en.md", default: ""] += "\nThis paragraph about quite other matters of 1877 was added by the translator.\n"
    let outcome = try await Program.platen.run(
      ["export", "zh.md", "en.md", "--parallel", "-o", "a.json"], in: Folder(files))
    #expect(outcome.code == 0)
    #expect(outcome.errors.contains("en.md:7:1: warning: No counterpart was found for “This paragraph"))
  }

  @Test func oneLanguageTwiceIsRefused() async throws {
    let outcome = try await Program.platen.run(
      ["export", "zh.md", "zh.md", "--parallel", "-o", "a.json"], in: Folder(Self.files))
    #expect(outcome.code != 0)
    #expect(outcome.errors.contains("is in the same language as a file before it"))
  }

  @Test(arguments: [["--dictionary", "zh.md"], ["--alignment", "zh.md"]])
  func wrongFilesAreRefused(arguments: [String]) async throws {
    let outcome = try await Program.platen.run(
      ["export", "zh.md", "en.md", "--parallel", "-o", "a.json"] + arguments, in: Folder(Self.files))
    #expect(outcome.code == 65)
    #expect(outcome.errors.hasPrefix("platen: error: zh.md: it is not a"))
  }

  @Test func optionsNeedParallel() async throws {
    let outcome = try await Program.platen.run(
      ["export", "zh.md", "-o", "a.json", "--unit", "sentence"], in: Folder(Self.files))
    #expect(outcome.code == 64)
    #expect(outcome.errors.contains("--unit can only be used with --parallel"))
  }
}
