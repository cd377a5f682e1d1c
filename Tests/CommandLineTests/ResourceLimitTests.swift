#if os(Linux)
  import TestSupport
  import Testing

  /// What the program does where the system gives it little: it works on one thread, or ends with a message.
  struct ResourceLimitTests {
    @Test(arguments: [80_000, 100_000, 150_000, 200_000, 300_000, 600_000])
    func littleAddressSpaceIsEnoughForOneThread(kibibytes: Int) async throws {
      let folder = Folder(["a.md": "# a\n\ntext\n"])
      let outcome = try await shell(
        "ulimit -v \(kibibytes); timeout 60 platen export a.md -t epub -o b.epub -q -j 8", in: folder)
      #expect(outcome.code == 0, "\(outcome.errors)")
      #expect(folder.files == ["a.md", "b.epub"])
    }

    @Test(arguments: [64, 128, 256])
    func smallStackOfTheMainThreadIsEnoughForDeepDocuments(kibibytes: Int) async throws {
      let deep = String(repeating: "> ", count: 99) + "a\n\n" + String(repeating: "[", count: 95) + "b"
      let folder = Folder(["a.md": deep + String(repeating: "]{.c}", count: 95)])
      let outcome = try await shell(
        "ulimit -s \(kibibytes); platen export a.md -o b.epub -o b.md -o b.txt -o b.json -q && platen check b.epub",
        in: folder)
      #expect(outcome.code == 0, "\(outcome.errors)")
    }

    @Test(arguments: [4, 5, 6])
    func tooFewDescriptorsAreAnError(count: Int) async throws {
      let outcome = try await shell(
        "ulimit -n \(count); timeout 60 platen export a.md -t epub -o b.epub -q", in: Folder(["a.md": "# a\n"]))
      #expect(outcome.code == 74)
      #expect(outcome.errors.contains("too few files can be open at once"))
    }

    @Test(arguments: 7...12)
    func fewDescriptorsAreEnoughOrAnError(count: Int) async throws {
      let folder = Folder(["a.md": "# a\n"])
      let outcome = try await shell(
        "ulimit -n \(count); timeout 60 platen export a.md -t epub -o b.epub -q", in: folder)
      #expect([0, 73, 74].contains(outcome.code), "\(outcome.errors)")
      #expect(folder.files == (outcome.code == 0 ? ["a.md", "b.epub"] : ["a.md"]))
    }
  }
#endif
