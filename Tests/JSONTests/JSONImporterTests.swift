import Foundation
import JSONImport
import PlatenCore
import Testing

@Suite struct JSONImporterTests {
  @Test(arguments: [
    ("", "a.json:1:1: there is nothing to read"),
    ("[]", "a.json:1:1: expected an object, found an array"),
    ("{}", "a.json:1:1: the version is missing: there is no member “platen”"),
    (#"{"platen":1}"#, "a.json:1:11: platen: expected a string, found a number"),
    (#"{"platen":"one"}"#, "a.json:1:11: platen: “one” is not a version of the schema"),
    (#"{"body":7,"platen":"2.0"}"#, "a.json:1:20: platen: the document is of version “2.0” of the schema"),
    (#"{"platen":"2.0",nonsense"#, "the document is of version “2.0” of the schema, and only versions 1.x can be read"),
    (#"{"platen":"1.0"}"#, "a.json:1:1: the member “body” is missing"),
    (#"{"platen":"1.0","body":{}}"#, "a.json:1:24: body: expected an array, found an object"),
    (#"{"platen":"1.0","type":"page","body":[]}"#, "a.json:1:24: type: expected “document”"),
    (#"{"platen":"1.0","body":[],"body":[]}"#, "a.json:1:34: body: it is given twice"),
    (whole("\n 7"), "a.json:2:2: body[0]: expected an object, found a number"),
    (whole(#"{"type":"paragraf"}"#), "body[0].type: “paragraf” is not known here. Did you mean “paragraph”?"),
    (whole(#"{"type":"text","text":"x"}"#), "body[0].type: “text” is not known here"),
    (whole(#"{"type":"paragraph"}"#), "body[0]: the member “inlines” is missing"),
    (whole(#"{"type":"heading","level":7,"inlines":[]}"#), "body[0].level: expected a whole number from 1 to 6"),
    (whole(#"{"type":"heading","level":1.5,"inlines":[]}"#), "body[0].level: expected a whole number from 1 to 6"),
    (whole(#"{"type":"heading","level":"1","inlines":[]}"#), "body[0].level: expected a number, found a string"),
    (
      whole(#"{"type":"list","style":"ordered","start":-1,"items":[]}"#),
      "body[0].start: expected a whole number of 0 or more"
    ),
    (
      whole(#"{"type":"table","columns":[],"rows":[{"cells":[{"blocks":[],"rowSpan":0}]}]}"#),
      "body[0].rows[0].cells[0].rowSpan: expected a whole number from 1 to 1000"
    ),
    (
      whole(#"{"type":"table","columns":[],"rows":[{"cells":[{"blocks":[]},{"blocks":null}]}]}"#),
      "body[0].rows[0].cells[1].blocks: expected an array, found null"
    ),
    (
      whole(#"{"type":"paragraph","inlines":[],"attributes":{"language":"中文"}}"#),
      "body[0].attributes.language: “中文” is not a language tag"
    ),
    (
      whole(#"{"type":"division","blocks":[],"role":"editor-note"}"#),
      "body[0].role: “editor-note” is not known here. Did you mean “editors-note”?"
    ),
    (
      #"{"platen":"1.0","body":[],"metadata":{"published":"2024-02-30"}}"#,
      "metadata.published: “2024-02-30” is not a date"
    ),
    (#"{"platen":"1.0","body":[],"metadata":{"modified":"now"}}"#, "metadata.modified: “now” is not a time"),
    (#"{"platen":"1.0","body":[],"resources":[{"path":"a","base64":"QUI"}]}"#, "resources[0].base64: it is not base64"),
    (
      #"{"platen":"1.0","body":[],"resources":[{"path":"a","base64":"QUJ="}]}"#, "resources[0].base64: it is not base64"
    ),
    (
      #"{"platen":"1.0","body":[],"resources":[{"path":"a","base64":"Q UI"}]}"#, "resources[0].base64: it is not base64"
    ),
    (
      #"{"platen":"1.0","body":[],"resources":[{"path":"a","base64":"Q==="}]}"#, "resources[0].base64: it is not base64"
    ),
    (
      #"{"platen":"1.0","body":[{"type":"quote","blocks":[1,]}]}"#,
      "a.json:1:53: body[0].blocks: expected a value, found “]”"
    ),
    (#"{"platen":"1.0","body":["#, "a.json:1:25: body: the text ends too early: 2 brackets are not closed"),
  ])
  func whatBreaksTheSchemaIsRefusedWithItsPath(json: String, message: String) {
    do {
      _ = try document(json)
      Issue.record("\(json) was read")
    } catch let error as ImportError {
      #expect(error.description.contains(message))
    } catch {
      Issue.record(error)
    }
  }

  @Test func orderOfMembersDoesNotMatter() throws {
    let json = #"{"body":[{"inlines":[{"text":"x","type":"text"}],"level":2.0,"type":"heading"}],"platen":"1.0"}"#
    #expect(try document(json) == Document(body: [.heading(Heading(level: 2, [.text("x")]))]))
  }

  @Test func namesMayBeWrittenWithEscapes() throws {
    let json = #"{"\u0070laten":"1.0","b\u006fdy":[{"type":"page\u002dbreak","label":"\ud83c\udfee"}]}"#
    #expect(try document(json) == Document(body: [.pageBreak(PageBreak(label: "🏮"))]))
  }

  @Test func laterMinorVersionIsReadAndItsNewMembersReported() throws {
    let log = ReportLog()
    let json = """
      {"platen":"1.7","$schema":"x","body":[
        {"type":"thematic-break","new":[[{"a":1}]]}],
       "other":{}}
      """
    #expect(try document(json, log: log) == Document(body: [.thematicBreak(ThematicBreak())]))
    #expect(
      log.report.diagnostics.map(\.description) == [
        "a.json:3:2: warning: The member other is not known here, and was passed over. [json.unknown-member]",
        "a.json:2:28: warning: The member body[0].new is not known here, and was passed over. [json.unknown-member]",
      ])
  }

  @Test func manyUnknownMembersTakeLinearTime() throws {
    let log = ReportLog()
    let members = (0..<100_000).map { #","x\#($0)":0"# }.joined()
    _ = try document(#"{"platen":"1.0","body":[]"# + members + "}", log: log)
    #expect(log.report.omitted.first?.count == 100_000 - ReportLog.maximumPerID)
  }

  @Test func omittedFileIsLookedForUnderItsPath() throws {
    struct OneFile: ResourceProvider {
      func resource(at reference: String) throws(ResourceError) -> Resource {
        guard reference == "a.png" else { throw ResourceError("no such file") }
        return Resource(path: "found", bytes: [1, 2])
      }
    }
    let log = ReportLog()
    let json = #"""
      {"platen":"1.0","body":[],"resources":[{"path":"a.png","mediaType":"image/png","byteCount":2},{"path":"b"}]}
      """#
    #expect(
      try document(json, log: log, resources: OneFile()).resources == [
        Resource(path: "a.png", mediaType: "image/png", bytes: [1, 2])
      ])
    #expect(log.report.diagnostics.map(\.id) == ["json.resource-missing"])
  }
}
