import Foundation
import Platen
import PlatenCore
import PlatenTesting
import PluginHost
import TestSupport
import Testing

extension PluginTests {
  /// What only programs that are transforms do.
  @Suite struct TransformTests {
    /// A transform that answers with what the body writes after the line that announces the output.
    static func transformed(
      _ document: Document, by body: String, describing more: String = ""
    ) async throws -> (document: Document, log: Report, error: TransformError?) {
      let description =
        #"{"protocol":{"minimum":"1.1","maximum":"1.9"},"transform":{"id":"toy","summary":"Toys with it."}"# + more
        + "}"
      let script = Script.running(#"echo '{"output":{}}'; "# + body, describing: description)
      return try await Script.with(script, named: "platen-transform-toy") { path in
        var changed = document
        let log = ReportLog()
        let transform = try await Plugin(PluginProgram(named: path)).transform.make([], NoResources())
        do throws(TransformError) { try await transform.apply(to: &changed, context: TransformContext(log: log)) } catch
        {
          return (changed, log.report, error)
        }
        return (changed, log.report, nil)
      }
    }

    static let pictured = Document(
      body: [.paragraph(Paragraph([.image(Image(source: "a.png", alternative: "A"))]))],
      resources: [
        Resource(path: "a.png", mediaType: "image/png", bytes: Array(0..<200)),
        Resource(path: "b/c.css", bytes: Array("p {}".utf8)),
      ])

    @Test(arguments: ["", #","resources":false"#, #","resources":true"#, #","resources":null"#])
    func documentComesBackAsItWas(_ resources: String) async throws {
      let documents = (0..<3 as Range<UInt64>).map { Document.random(seed: $0, size: 60, nodes: .all) }
      for document in documents + [Document(), TransformTests.pictured] {
        let result = try await TransformTests.transformed(document, by: "tail -n 1", describing: resources)
        #expect(result.document == document)
        #expect(result.log == Report())
        #expect(result.error == nil)
      }
    }

    @Test func requestNamesTheTransform() async throws {
      let result = try await TransformTests.transformed(
        Document(),
        by: #"""
          read -r line
          printf '{"platen":"1.0","body":[{"type":"code","text":"%s %s"}]}' "$1" "$(printf %s "$line" | sed 's/"/\\"/g')"
          """#)
      #expect(
        result.document.body == [
          .code(CodeBlock(#"--transform {"protocol":"1.1","transform":"toy","options":{}}"#))
        ])
    }

    @Test(arguments: [("", false), (#","resources":false"#, false), (#","resources":true"#, true)])
    func picturesAreSentOnlyIfTheyAreWanted(_ resources: String, _ areSent: Bool) async throws {
      let result = try await TransformTests.transformed(
        TransformTests.pictured,
        by: #"""
          if grep -q '"base64"'; then has=yes; else has=no; fi
          echo "{\"platen\":\"1.0\",\"body\":[{\"type\":\"code\",\"text\":\"$has\"}]}"
          """#, describing: resources)
      #expect(result.document.body == [.code(CodeBlock(areSent ? "yes" : "no"))])
    }

    @Test(arguments: [
      ("1.0", "", true), ("1.1", "", true), ("1.1", #","resources":false"#, false),
      // The member is of 1.1.
      ("1.0", #","resources":false"#, true),
    ])
    func formatsHavePicturesUnlessTheySayOtherwise(_ version: String, _ more: String, _ areSent: Bool) async throws {
      let description =
        Script.description(.format).replacing("\"1.0\"", with: "\"\(version)\"").dropLast() + more + "}"
      let script = Script.running(
        #"echo '{"output":{}}'; grep -c '"base64"'; exit 0"#, describing: String(description))
      try await Script.with(script) { path in
        let attempt = try await Attempt(path, TransformTests.pictured)
        #expect(attempt.output == (areSent ? "1\n" : "0\n"))
      }
    }

    @Test func filesAreChangedAddedAndTakenAway() async throws {
      let result = try await TransformTests.transformed(
        TransformTests.pictured,
        by:
          #"echo '{"platen":"1.0","body":[],"resources":[{"path":"a.png","mediaType":"image/x-new"},{"path":"new.txt","base64":"bmV3"}]}'"#
      )
      #expect(
        result.document.resources == [
          Resource(path: "a.png", mediaType: "image/x-new", bytes: Array(0..<200)),
          Resource(path: "new.txt", bytes: Array("new".utf8)),
        ])
      #expect(result.log == Report())
    }

    @Test func fileThatNobodyHasIsReported() async throws {
      let result = try await TransformTests.transformed(
        Document(), by: #"echo '{"platen":"1.0","body":[],"resources":[{"path":"none.png"}]}'"#)
      #expect(result.document == Document())
      #expect(result.log.diagnostics.map(\.id) == ["json.resource-missing"])
      #expect(result.log.hasLosses)
    }

    @Test(arguments: [
      ("true", "there is nothing to read"),
      (#"echo '{"platen":"1.0"}'"#, "the member “body” is missing"),
      (#"echo '{"platen":"2.0","body":[]}'"#, "platen: the document is of version “2.0” of the schema"),
      (
        #"echo '{"platen":"1.0","body":[{"type":"paragraph","inlines":[{"type":"text","text":1}]}]}'"#,
        "body[0].inlines[0].text: expected a string, found a number"
      ),
      (#"echo '{"platen":"1.0","body":[{"type":"sonnet"}]}'"#, "body[0].type: “sonnet” is not known here"),
      (#"echo '{"platen":"1.0","body":[]} and more'"#, "the JSON text ends here"),
      (
        #"""
        printf '{"platen":"1.0","body":['
        i=0; while [ $i -lt 101 ]; do printf '{"type":"quote","blocks":['; i=$((i+1)); done
        i=0; while [ $i -lt 101 ]; do printf ']}'; i=$((i+1)); done
        printf ']}'
        """#, "levels"
      ),
    ])
    func faultyDocumentIsRefusedWithItsPath(_ body: String, _ message: String) async throws {
      let document = Attempt.document
      let result = try await TransformTests.transformed(document, by: body)
      #expect(result.document == document)
      #expect(result.error?.kind == .plugin)
      let text = result.error?.message ?? ""
      #expect(text.hasPrefix("the program platen-transform-toy did not answer with a document: "), "\(text)")
      #expect(text.contains(message), "\(text)")
      #expect(result.error?.advice != nil)
    }

    @Test func memberThatIsNotKnownIsReportedUnderTheProgramsName() async throws {
      let result = try await TransformTests.transformed(Document(), by: #"echo '{"platen":"1.0","body":[],"x":1}'"#)
      #expect(result.log.diagnostics.map(\.id) == ["json.unknown-member"])
      #expect(result.log.diagnostics.first?.location?.file == "platen-transform-toy")
    }

    @Test func documentThatIsTooDeepIsNotSent() async throws {
      let deep = DeepDocument.quotes.document(depth: Document.maximumDepth + 1)
      let result = try await TransformTests.transformed(deep, by: "tail -n 1")
      #expect(result.error?.kind == .document)
      #expect(result.document == deep)
    }

    @Test func transformsAreAppliedInTheOrderInWhichTheyAreAskedFor() async throws {
      try await TemporaryFolder.with { folder in
        for name in ["one", "two"] {
          let description =
            #"{"protocol":{"minimum":"1.1","maximum":"1.1"},"transform":{"id":"NAME","summary":"Says NAME."}}"#
          let script = Script.running(
            #"echo '{"output":{}}'; tail -n 1 | sed 's/"text":"/"text":"NAME /'"#, describing: description)
          let file = folder.appending(path: "platen-transform-" + name)
          try ProgramFile.write(script.replacing("NAME", with: name), to: file)
        }
        for names in [["one", "two"], ["two", "one"]] {
          let sources = PluginSources(folders: [folder.path], searchesPath: false)
          let toolkit = try await Toolkit.standard.adding(sources, transforms: names)
          let entries = try toolkit.transforms.entries(adding: names, without: [])
          var edition = Edition(Attempt.document)
          try await edition.apply(entries.map { try $0.make([], NoResources()) })
          #expect(edition.document.body.count == 1)
          guard case .paragraph(let paragraph)? = edition.document.body.first else { continue }
          #expect(paragraph.inlines.plainText == "\(names[1]) \(names[0]) Hello")
        }
      }
    }
  }
}
