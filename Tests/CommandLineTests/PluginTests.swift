import Foundation
import Testing

import enum TestSupport.ProgramFile

/// Formats and transforms that are separate programs, from the command line.
@Suite struct PluginTests {
  static let toy = #"""
    #!/bin/sh
    if [ "$1" = --describe ]; then
      echo '{"protocol":{"minimum":"1.0","maximum":"1.0"},"format":{"id":"toy","name":"Toy","extensions":["toy"],'
      echo '"mediaType":"text/plain"},"options":[{"name":"width","values":{"type":"integer","minimum":1,"maximum":9},'
      echo '"default":"3","help":"How wide."}]}'
    else
      echo '{"diagnostic":{"id":"toy.flat","severity":"warning","message":"It is flat.","loss":"simplified"}}'
      echo '{"output":{}}'
      head -n 1
    fi

    """#

  /// Puts a word before every text of its own language, and its options behind the document.
  static let aid = #"""
    #!/bin/sh
    if [ "$1" = --describe ]; then
      echo '{"protocol":{"minimum":"1.1","maximum":"1.1"},"transform":{"id":"aid","summary":"Helps."},'
      echo '"options":[{"name":"word","values":{"type":"choice","words":["well","now"]},"default":"well","help":"Which word."}]}'
    else
      echo '{"diagnostic":{"id":"aid.helped","severity":"warning","message":"It helped.","loss":"substituted"}}'
      echo '{"output":{}}'
      word=$(head -n 1 | sed 's/.*"word":"\([a-z]*\)".*/\1/')
      echo '{"platen":"1.0","body":[{"type":"paragraph","inlines":[{"type":"text","text":"'"$word"'"}]}]}'
    fi

    """#

  static func folder() throws -> Folder {
    let folder = Folder(["article.txt": "A Village (乡村)\n"])
    for (name, script) in [("format-toy", toy), ("transform-aid", aid)] {
      try ProgramFile.write(script, to: folder.url.appendingPathComponent("p/platen-" + name))
    }
    return folder
  }

  @Test(arguments: [
    "--plugin-path p", "--plugin p/platen-transform-aid", "--plugin p/platen-transform-aid --plugin-path p",
  ])
  func programIsATransformLikeAnyOther(_ arguments: String) async throws {
    let outcome = try await shell(
      "platen export article.txt --transform aid --set word=now --format text -o - " + arguments,
      in: PluginTests.folder())
    #expect(outcome.code == 0)
    #expect(outcome.output.hasSuffix("now\n"))
    #expect(outcome.errors.contains("article.txt: warning: It helped. [aid.helped, substituted]\n"))
  }

  @Test func transformThatIsNamedWholeIsAppliedOnlyWhenItIsAskedFor() async throws {
    let outcome = try await shell(
      "platen export article.txt --plugin p/platen-transform-aid --format text -o -", in: PluginTests.folder())
    #expect(outcome == .init(code: 0, output: "A Village (乡村)\n", errors: ""))
  }

  @Test func inspectionKnowsTransforms() async throws {
    let outcome = try await shell(
      "platen inspect article.txt --transform aid --plugin-path p", in: PluginTests.folder())
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("1 word"))
  }

  @Test(arguments: [
    "--format toy --plugin-path p", "--plugin p/platen-format-toy -o article.toy",
    "--format toy --plugin p/platen-format-toy",
  ])
  func programIsAFormatLikeAnyOther(_ arguments: String) async throws {
    let folder = try PluginTests.folder()
    let outcome = try await shell("platen export article.txt --set width=4 " + arguments, in: folder)
    #expect(outcome.code == 0)
    #expect(outcome.errors.contains("article.toy: warning: It is flat. [toy.flat, simplified]\n"))
    #expect(try folder.text("article.toy") == "{\"protocol\":\"1.0\",\"format\":\"toy\",\"options\":{\"width\":4}}\n")
  }

  @Test func programIsFoundOnThePath() async throws {
    let outcome = try await shell(
      "PATH=$PWD/p:$PATH platen export article.txt --format toy -q -o -", in: PluginTests.folder())
    #expect(outcome.code == 0)
    #expect(outcome.output.hasPrefix("{\"protocol\""))
  }

  @Test func optionsOfAProgramAreListed() async throws {
    let outcome = try await shell("platen formats toy --plugin-path p", in: PluginTests.folder())
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("Output format toy: Toy"))
    #expect(outcome.output.contains("How wide.\n      Takes 1 to 9. Default: 3."))
  }

  @Test(arguments: [
    ("export article.txt --format toy --plugin-path p --fail-on loss", 1, "something would be lost"),
    ("export article.txt --format toy --plugin-path p --set widht=1", 64, "Did you mean “width”?"),
    ("export article.txt --format toy", 64, "there is no output format “toy”"),
    ("export article.txt -o a.json --transform aid", 64, "there is no transform “aid”"),
    ("export article.txt -o a.json --transform aid --plugin-path p --fail-on loss", 1, "something would be lost"),
    ("export article.txt -o a.json --transform aid --plugin-path p --set wrod=now", 64, "Did you mean “word”?"),
    ("export article.txt -o a.json --transform aid --plugin-path p --set aid.word=no", 64, "It takes well, now."),
    (
      "export article.txt -o a.json --transform aid --plugin-path p --without aid", 64,
      "both requested and omitted"
    ),
    ("plugin check p/platen-transform-aid --check failing-sink", 64, "failing-sink does not apply to transforms"),
    ("export article.txt -o a.toy --plugin p/none", 70, "there is no program “p/none”"),
    ("export article.txt -o a.toy --plugin article.txt", 70, "“article.txt” cannot be executed"),
    ("plugin check p/platen-format-toy --check every-node", 1, "does not follow the rules for exporters"),
    ("plugin check p/none", 70, "there is no program “p/none”"),
  ])
  func failureHasItsCodeAndLeavesNothing(_ arguments: String, _ code: Int32, _ message: String) async throws {
    let folder = try PluginTests.folder()
    let outcome = try await shell("platen " + arguments, in: folder)
    #expect(outcome.code == code)
    #expect(outcome.errors.contains(message))
    #expect(folder.files == ["article.txt", "p/platen-format-toy", "p/platen-transform-aid"])
  }

  @Test func optionsOfATransformAreListed() async throws {
    let outcome = try await shell("platen formats aid --plugin-path p", in: PluginTests.folder())
    #expect(outcome.code == 0)
    #expect(outcome.output.hasPrefix("Transform aid\n  Helps.\n"))
    #expect(outcome.output.contains("Which word.\n      Takes well, now. Default: well."))
  }

  @Test func transformThatLosesTextInSilenceDoesNotPass() async throws {
    let outcome = try await shell(
      "sed '/aid.helped/d' p/platen-transform-aid >silent; cat silent >p/platen-transform-aid; platen plugin check p/platen-transform-aid --check every-node",
      in: PluginTests.folder())
    #expect(outcome.code == 1)
    #expect(outcome.output.contains("  [every-node] list: "))
    #expect(outcome.output.contains("times “山” is missing"))
    #expect(outcome.errors.contains("does not follow the rules for transforms"))
  }

  @Test func transformThatKeepsTheRulesPasses() async throws {
    let outcome = try await shell(
      "platen plugin check p/platen-transform-aid --check format --check options --check depth",
      in: PluginTests.folder())
    #expect(
      outcome
        == .init(code: 0, output: "format: passed\noptions: passed\ndepth: passed\naid: 3 checks passed\n", errors: ""))
  }

  @Test func programThatKeepsTheRulesPasses() async throws {
    let outcome = try await shell(
      "platen plugin check p/platen-format-toy --check format --check options --check depth", in: PluginTests.folder())
    #expect(
      outcome
        == .init(code: 0, output: "format: passed\noptions: passed\ndepth: passed\ntoy: 3 checks passed\n", errors: ""))
  }

  @Test(arguments: [
    "export article.txt --format json -q -o -", "export article.txt --format json --transform glosses -q -o -",
    "formats",
    "formats epub", "formats article", "formats glosses", "inspect article.txt",
  ])
  func whatIsBuiltInStartsNoProgram(_ arguments: String) async throws {
    let folder = try PluginTests.folder()
    let outcome = try await shell(
      """
      for name in json epub article glosses; do
        for role in format transform; do
          printf '#!/bin/sh\\ntouch started\\n' >p/platen-$role-$name; chmod +x p/platen-$role-$name
        done
      done
      PATH=$PWD/p:$PATH platen \(arguments)
      """, in: folder)
    #expect(outcome.code == 0)
    #expect(!folder.files.contains("started"))
  }

  @Test(arguments: [("HUP", "--format toy"), ("TERM", "--format toy"), ("TERM", "--format json --transform aid")])
  func signalEndsTheProgramToo(_ signal: String, _ arguments: String) async throws {
    let folder = try PluginTests.folder()
    let hang = "echo $$ >pid; exec sleep 1000\n"
    try folder.write("#!/bin/sh\n" + hang, to: "p/platen-format-toy")
    try folder.write(PluginTests.aid.replacing("else\n", with: "else\n" + hang), to: "p/platen-transform-aid")
    let outcome = try await shell(
      """
      set -m
      platen export article.txt \(arguments) --plugin-path p & tool=$!
      until [ -s pid ]; do sleep 0.02; done
      # The host learns of the program a moment after it runs; a signal in between leaves it alone.
      sleep 0.5
      kill -\(signal) $tool; wait $tool
      for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        case "$(ps -o stat= -p "$(cat pid)")" in ''|Z*) echo gone; exit ;; esac
        sleep 0.05
      done
      """, in: folder)
    #expect(outcome.output == "gone\n")
  }
}
