import JSONText
import PlatenCore
import Testing

@testable import PluginHost

extension PluginTests {
  /// The JSON that programs are spoken to in.
  @Suite struct JSONTests {
    @Test(arguments: [
      ("null", JSONValue.null), (" true ", .boolean(true)), ("-12", .integer(-12)), ("0", .integer(0)),
      ("1.5e3", .number), ("99999999999999999999", .number),
      (#""a\"\\\/\b\f\n\r\t\u4e2d""#, .string("a\"\\/\u{8}\u{C}\n\r\t中")),
      (#""\ud83d\ude84""#, .string("🚄")), ("[]", .array([])),
      ("[1, [2]]", .array([.integer(1), .array([.integer(2)])])),
      (#"{"a":{}}"#, .object([.init(name: "a", value: .object([]))])),
    ])
    func valueIsRead(_ text: String, _ value: JSONValue) throws {
      #expect(try JSONValue(parsing: text.utf8) == value)
    }

    @Test(arguments: [
      "", "nul", "01", "-", "1.", "1e", "[1", "[1,]", "{", #"{"a"}"#, #"{"a":1,}"#, "{a:1}", #""a"#, "\"\u{1}\"",
      #""\x""#,
      #""\u12g4""#, #""\ud83d""#, #""\ud83dx""#, #""\ude84""#, #""\ud83dA""#, "1 2", "'a'", "[1}",
      String(repeating: "[", count: 100_000),
    ])
    func faultIsRefused(_ text: String) {
      #expect(throws: JSONParser.Fault.self) { try JSONValue(parsing: text.utf8) }
    }

    @Test func faultyUTF8IsRefused() {
      #expect(throws: JSONParser.Fault.self) { try JSONValue(parsing: [0x22, 0xFF, 0x22]) }
    }

    @Test func textIsWrittenOnOneLine() {
      let value = JSONValue.object([
        .init(name: "a\n", value: .array([.string("\"\\\u{1}中"), .integer(1), .boolean(false), .null]))
      ])
      #expect(value.line == #"{"a\n":["\"\\\u0001中",1,false,null]}"#)
    }

    @Test(arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ])
    func base64IsThatOfTheStandard(_ text: String, _ encoded: String) {
      #expect(Base64.encode(Array(text.utf8)) == encoded)
    }
  }

  /// What a program says about itself.
  @Suite struct DescriptionTests {
    static func description(_ format: String, _ options: String = "[]") -> String {
      #"{"protocol":{"minimum":"1.0","maximum":"1.7"},"format":{"# + format + #"},"options":"# + options + "}"
    }
    static let format = #""id":"toy","name":"Toy","extensions":["toy"],"mediaType":"text/plain""#

    @Test func highestVersionOfBothIsSpoken() throws {
      let program = try PluginProgram(named: "/bin/sh")
      let text = DescriptionTests.description(DescriptionTests.format)
      #expect(try PluginDescription(describing: Array(text.utf8), of: program).version == ProtocolVersion(1, 1))
    }

    @Test func programOfTheFirstVersionMayHaveMembersOfLaterOnes() throws {
      let text = DescriptionTests.description(DescriptionTests.format).replacing("1.7", with: "1.0")
        .replacing("\"options\"", with: "\"transform\":1,\"resources\":false,\"options\"")
      let description = try PluginDescription(describing: Array(text.utf8), of: PluginProgram(named: "/bin/sh"))
      #expect(description.name == "toy")
      #expect(description.version == ProtocolVersion(1, 0))
      #expect(description.wantsResources)
    }

    @Test(arguments: [
      ("hello", "its description is not JSON: expected a value, found “h”, at byte 0"),
      ("{}", "its description has no protocol with a minimum and a maximum, such as “1.0”"),
      (
        #"{"protocol":{"minimum":"1.1","maximum":"1.0"}}"#,
        "its description has no protocol with a minimum and a maximum, such as “1.0”"
      ),
      (#"{"protocol":{"minimum":"1.0","maximum":"1.0"}}"#, "it names no format and no transform"),
      (
        description(#""id":"To Y""#), "its format has no id of lower-case ASCII letters, digits and hyphens"
      ),
      (description(#""id":"toy""#), "its format has no name"),
      (
        description(format.replacing("[\"toy\"]", with: "[\"../x\"]")),
        "its format has no file extensions, lower-case and without a dot"
      ),
      (
        description(format).replacing("\"options\"", with: "\"transform\":{},\"options\""),
        "it names both a format and a transform, and can be only one"
      ),
      (
        #"{"protocol":{"minimum":"1.1","maximum":"1.1"},"transform":{"id":"No"}}"#,
        "its transform has no id of lower-case ASCII letters, digits and hyphens"
      ),
      (
        #"{"protocol":{"minimum":"1.1","maximum":"1.1"},"transform":{"id":"toy"}}"#,
        "its transform has no summary, one sentence for a user"
      ),
      (
        description(format).replacing("\"options\"", with: "\"resources\":1,\"options\""),
        "resources is neither true nor false"
      ),
      (description(format.replacing("/", with: " ")), "its format has no media type"),
      (description(format, #"[{"name":"a"}]"#), "the option a has no help"),
      (
        description(format, #"[{"name":"a","help":"h","default":"","values":{"type":"color"}}]"#),
        "the option a is of no known type: “color”"
      ),
      (
        description(format, #"[{"name":"a","help":"h","default":"3","values":{"type":"choice","words":["x"]}}]"#),
        "the option a does not take its own default"
      ),
      (
        description(
          format,
          #"[{"name":"a","help":"h","default":"","values":{"type":"text"}},{"name":"a","help":"h","default":"","values":{"type":"text"}}]"#
        ), "it names the option a twice"
      ),
    ])
    func faultyDescriptionIsToldWhatIsWrong(_ text: String, _ what: String) throws {
      let program = try PluginProgram(named: "/bin/sh")
      let error = #expect(throws: (any Error).self) { try PluginDescription(describing: Array(text.utf8), of: program) }
      #expect("\(error.map { "\($0)" } ?? "")".hasPrefix("the program sh does not follow the protocol: \(what). "))
    }
  }
}
