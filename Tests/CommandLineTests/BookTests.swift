import Testing

/// `SUMMARY.md`, and the folder that holds it, as input.
@Suite struct BookTests {
  private static let files = [
    "book/book.toml": "[book]\ntitle = \"The Book\"\n", "book/src/SUMMARY.md": "- [One](one.md)\n- [Two](two.md)\n",
    "book/src/one.md": "# One\n\n[two](two.md) ![p](../p.svg)\n", "book/src/two.md": "# Two\n",
    "book/p.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
  ]
  private static let expected = """
    ---
    title: "The Book"
    lang: "en"
    ---

    # One

    [two](#two) ![p](../p.svg)

    # Two {#two}

    """

  @Test(arguments: [
    ["book/src/SUMMARY.md"], ["book"], ["book/"], ["./book/src"], ["book/src/SUMMARY.md", "--resources", "book"],
  ])
  func listIsReadAsItsFiles(_ input: [String]) async throws {
    let folder = Folder(BookTests.files)
    let outcome = try await Program.platen.run(["export"] + input + ["-o", "a.md", "-q"], in: folder)
    #expect(outcome == .init(code: 0, output: "", errors: ""))
    #expect(try folder.text("a.md") == BookTests.expected)
  }

  private static let site = [
    "site/mkdocs.yml": """
    site_name: The Site
    site_author: Lin Yuan
    theme:
      name: material
      language: en
    nav:
      - Home: index.md
      - Guide:
        - guide/one.md
        - "Two: the second": guide/two.md
      - Elsewhere: https://example.org/
    markdown_extensions:
      - pymdownx.emoji:
          emoji_index: !!python/name:material.extensions.emoji.twemoji
    """,
    "site/docs/index.md": "Welcome. See [two](guide/two.md#deep-part).\n", "site/docs/guide/one.md": "# One\n\ntext\n",
    "site/docs/guide/two.md": "text\n\n## Deep part\n\n![p](../img/p.png)\n", "site/docs/unlisted.md": "# Unlisted\n",
  ]

  @Test(arguments: ["site", "site/", "site/mkdocs.yml"])
  func navigationOfASiteIsTheList(_ input: String) async throws {
    let folder = Folder(BookTests.site)
    let outcome = try await Program.platen.run(
      ["export", input, "-o", "-", "-t", "markdown", "--report", "text"], in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    for part in [
      "title: \"The Site\"", "Lin Yuan", "# Home", "# Guide", "## One", "## Two: the second", "### Deep part",
    ] {
      #expect(outcome.output.contains(part), "\(part): \(outcome.output)")
    }
    #expect(!outcome.output.contains("Unlisted"))
    #expect(outcome.errors.contains("summary.link-elsewhere") && outcome.errors.contains("site/mkdocs.yml:11"))
  }

  @Test func editionStandsBesideTheFolder() async throws {
    let folder = Folder(BookTests.files)
    let outcome = try await Program.platen.run(["export", "book/", "-t", "json"], in: folder)
    #expect(outcome.code == 0)
    #expect(folder.files.contains("book.json"))
  }

  @Test func noFileOfTheBookIsOverwritten() async throws {
    let folder = Folder(BookTests.files)
    let outcome = try await Program.platen.run(["export", "book", "-o", "book/src/two.md"], in: folder)
    #expect(outcome.code == 64 && outcome.errors.contains("also an input"))
  }

  @Test func nothingOutsideOfTheBookIsRead() async throws {
    let folder = Folder(
      BookTests.files.merging([
        "secret.md": "# Secret\n", "book/src/SUMMARY.md": "- [S](../../secret.md)\n- [T](two.md)\n",
      ]) {
        $1
      })
    let outcome = try await Program.platen.run(["export", "book", "-o", "-", "-t", "markdown"], in: folder)
    #expect(outcome.code == 0 && !outcome.output.contains("Secret\n\n"))
    #expect(outcome.errors.contains("summary.file-missing"))
  }

  @Test func filesThatAreNotThereAreOneError() async throws {
    let folder = Folder(["SUMMARY.md": "- [A](a.md)\n- [B](b.md)\n"])
    let outcome = try await Program.platen.run(["export", "SUMMARY.md", "-o", "x.epub"], in: folder)
    #expect(outcome.code == 65 && outcome.errors.contains("a.md") && outcome.errors.split(separator: "\n").count <= 4)
    #expect(folder.files == ["SUMMARY.md"])
  }
}
