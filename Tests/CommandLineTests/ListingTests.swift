import Foundation
import Testing

/// `platen formats` and `platen inspect`.
@Suite struct ListingTests {
  @Test func formatsAreListed() async throws {
    let outcome = try await Program.toy.run(["formats"], in: Folder())
    #expect(
      outcome
        == .init(
          code: 0,
          output: """
            Output formats
              plain   Plain toy text (.plain .pln)
              lossy   Lossy toy (.lossy)
              broken  Broken toy (.broken)
              slow    Slow toy (.slow)

            Input formats
              lines  Lines of text (.txt .lines)
              words  Words (.words)

            Transforms (* applied by default; see --transform and --without)
              stars *    Puts a star before every paragraph.
              backwards  Turns the document round, so that what was last is first; a summary
                         that is too long for one line.
              refusal    Never works.
              echo       Repeats the document.

            platen formats NAME lists the options of a format or transform.

            """, errors: ""))
  }

  @Test(arguments: ["lines", "LN"])
  func formatShowsItsOptions(_ name: String) async throws {
    let outcome = try await Program.toy.run(["formats", name], in: Folder())
    #expect(
      outcome.output == """
        Input format lines: Lines of text
          also called   ln
          extensions    .txt .lines
          media type    text/plain

        Options, given as --set name=value or --set lines.name=value

          encoding
              The encoding; only utf-8 is known.
              Takes text. Default: utf-8.

          letters
              What becomes of capital letters.
              Takes kept, lower. Default: kept.

        """)
  }

  @Test(arguments: ["echo", "ECHO"])
  func transformShowsItsOptions(_ name: String) async throws {
    let outcome = try await Program.toy.run(["formats", name], in: Folder())
    #expect(
      outcome.output == """
        Transform echo
          Repeats the document.
          Applied with --transform echo.

        Options, given as --set name=value or --set echo.name=value

          times
              How often the document is repeated.
              Takes 1 to 3. Default: 1.

          mark
              What stands after a repetition.
              Takes text. Default: again.

        """)
    let stars = try await Program.toy.run(["formats", "stars"], in: Folder())
    #expect(stars.output.hasSuffix("  Applied by default; see --without.\n\nIt has no options.\n"))
  }

  @Test func transformShowsItsOptionsToPrograms() async throws {
    let outcome = try await Program.toy.run(["formats", "echo", "--json"], in: Folder())
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    let transforms = try #require(object?["transforms"] as? [[String: Any]])
    #expect(transforms.count == 1)
    let options = try #require(transforms.first?["options"] as? [[String: Any]])
    #expect(options.compactMap { $0["name"] as? String } == ["times", "mark"])
  }

  @Test func formatShowsItsOptionsToPrograms() async throws {
    let outcome = try await Program.toy.run(["formats", "slow", "--json"], in: Folder())
    #expect(
      outcome.output == """
        {
          "platen": "0.1.0",
          "outputs": [
            {
              "id": "slow",
              "aliases": [],
              "name": "Slow toy",
              "extensions": [
                "slow"
              ],
              "mediaType": "text/plain",
              "options": [
                {
                  "name": "steps",
                  "values": {
                    "type": "integer",
                    "minimum": 1,
                    "maximum": 10000
                  },
                  "default": "10",
                  "help": "How many steps of a tenth of a second it takes."
                }
              ]
            }
          ],
          "inputs": []
        }

        """)
  }

  /// What the built-in formats say about themselves fits a terminal, and is JSON.
  @Test func builtInFormatsAreListed() async throws {
    let folder = Folder()
    let listing = try await Program.platen.run(["formats", "--json"], in: folder)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(listing.output.utf8)) as? [String: Any])
    let outputs = try #require(object["outputs"] as? [[String: Any]])
    let inputs = try #require(object["inputs"] as? [[String: Any]])
    #expect(!outputs.isEmpty && !inputs.isEmpty)
    for format in outputs + inputs {
      let name = try #require(format["id"] as? String)
      let text = try await Program.platen.run(["formats", name], in: folder)
      #expect(text.code == 0)
      #expect(text.output.split(separator: "\n").filter { $0.count > 80 } == [])
      #expect(!(format["name"] as? String ?? "").isEmpty)
      for option in try #require(format["options"] as? [[String: Any]]) {
        #expect((option["help"] as? String)?.hasSuffix(".") == true, "\(name): \(option)")
      }
    }
  }

  @Test func inspectionShowsOutlineLanguagesAndCounts() async throws {
    let folder = Folder([
      "a.txt": "Title: The Village\n# Markets\n?first words\n!乡村\n-> #markets\n-> https://example.org\n"
    ])
    let outcome = try await Program.toy.run(["inspect", "a.txt", "-M", "author=Li Wei", "-M", "lang=en"], in: folder)
    #expect(
      outcome
        == .init(
          code: 0,
          output: """
            The Village
              aut  Li Wei

            Languages     en (5 words, 2 Han characters)
            Text          5 words, 2 Han characters
            Headings      1
            Paragraphs    4
            Links         2, 1 of them within the document

            Outline
              Markets

            Diagnostics
              a.txt:3:1: warning: this is odd: “?first words” [lines.odd]
              a.txt:4:1: note: this is fine [lines.fine]

            """, errors: ""))
  }

  /// An EPUB is shown as a shop would show it: the numbers of statements, and the codes, are those of its own metadata.
  @Test func inspectionOfEditionsTellsOfAccessibility() async throws {
    let folder = Folder(["a.md": "# Roads\n\nText.\n"])
    let made = try await Program(named: "platen").run(
      ["export", "a.md", "-o", "a.epub", "-M", "author=Li Wei", "-M", "lang=en", "--quiet"], in: folder)
    #expect(made.code == 0)
    let outcome = try await Program.toy.run(["inspect", "a.epub"], in: folder)
    #expect(outcome.output.hasPrefix("Roads\n  Li Wei\n\nEPUB          3.0\nLanguages     en\n"))
    #expect(
      outcome.output.hasSuffix(
        """
        Ways of reading
          Appearance can be modified
          Readable in read aloud or dynamic braille
          Has alternative text
          No information about prerecorded audio is available

        Conformance
          No information is available

        Navigation
          Headings
          Table of contents

        Rich content
          No information is available

        Hazards
          No hazards

        Accessibility summary
          No information is available

        Legal considerations
          No information is available

        Additional accessibility information
          ARIA roles included

        """))
    let json = try await Program.toy.run(["inspect", "a.epub", "--json"], in: folder)
    #expect(json.output.contains("\"id\": \"ways-of-reading-visual-adjustments-modifiable\""))
    let onix = try await Program.toy.run(["inspect", "a.epub", "--onix"], in: folder)
    #expect(onix.output.contains("<ProductFormFeatureValue>36</ProductFormFeatureValue>"))
    for wrong in [
      ["inspect", "a.epub", "a.md"], ["inspect", "a.md", "--onix"], ["inspect", "a.epub", "--onix", "--json"],
    ] {
      #expect(try await Program.toy.run(wrong, in: folder).code == 64)
    }
  }

  @Test func inspectionIsForProgramsToo() async throws {
    let folder = Folder(["a.txt": "# Markets\n?乡村\n"])
    let outcome = try await Program.toy.run(["inspect", "a.txt", "--json", "-M", "title:zh=村"], in: folder)
    #expect(
      outcome
        == .init(
          code: 0,
          output: """
            {
              "platen": "0.1.0",
              "inputs": [
                "a.txt"
              ],
              "titles": [
                {
                  "text": "村",
                  "kind": "main",
                  "language": "zh",
                  "alternates": []
                }
              ],
              "creators": [],
              "contributors": [],
              "languages": [
                {
                  "language": "und",
                  "words": 1,
                  "hanCharacters": 2
                }
              ],
              "counts": {
                "words": 1,
                "hanCharacters": 2,
                "paragraphs": 1,
                "headings": 1,
                "lists": 0,
                "quotations": 0,
                "tables": 0,
                "codeBlocks": 0,
                "formulas": 0,
                "pictures": 0,
                "undescribedPictures": 0,
                "internalLinks": 0,
                "externalLinks": 0,
                "notes": 0,
                "glosses": 0,
                "rubies": 0,
                "rawPieces": 0,
                "resources": 0,
                "resourceBytes": 0
              },
              "outline": [
                {
                  "title": "Markets",
                  "level": 1,
                  "id": "markets",
                  "children": []
                }
              ],
              "glosses": [],
              "diagnostics": [
                {
                  "id": "lines.odd",
                  "severity": "warning",
                  "message": "this is odd: “?乡村”",
                  "file": "a.txt",
                  "line": 2,
                  "column": 1
                }
              ],
              "omitted": []
            }

            """, errors: ""))
  }

  @Test func documentCannotSteerTheTerminal() async throws {
    let folder = Folder(["a.txt": "Title: \u{1B}[2J\n# \u{7}\u{202E}bad\n"])
    let outcome = try await Program.toy.run(["inspect", "a.txt"], in: folder)
    #expect(outcome.output.hasPrefix("\\u{1b}[2J\n"))
    #expect(outcome.output.contains("  \\u{7}\\u{202e}bad\n"))
  }
}
