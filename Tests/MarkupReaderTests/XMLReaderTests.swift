import Testing

@testable import MarkupReader

@Suite("Reading XML")
struct XMLReaderTests {
  /// The events in short: `<{namespace}name attribute=value>`, text in brackets, `</name>`.
  private func events(_ bytes: [UInt8]) throws -> String {
    var reader = try XMLReader(bytes)
    var result = ""
    while let event = try reader.next() {
      switch event {
      case .start(let element):
        result += "<" + short(element.name)
        for attribute in element.attributes { result += " \(short(attribute.name))=\(attribute.value)" }
        result += ">"
      case .end(let name): result += "</\(name.local)>"
      case .text(let text): result += "[\(text)]"
      }
    }
    return result
  }

  private func short(_ name: XMLName) -> String {
    name.namespace.isEmpty ? name.local : "{\(name.namespace)}\(name.local)"
  }

  /// The document types of XHTML declare them; without one they are errors.
  @Test(arguments: [
    ("<a b='&eacute;'>&nbsp;&mdash;&thetasym;</a>", "\u{E9} \u{A0}—ϑ"), ("<a>&nbsp</a>", nil),
    ("<a>&nothing;</a>", nil),
  ])
  func namesOfCharactersAreReadWhereTheyAreDeclared(text: String, expected: String?) throws {
    #expect(throws: XMLError.self) { try events(Array(text.utf8)) }
    var reader = try XMLReader(Array(text.utf8), hasNamedCharacters: true)
    var read: [String] = []
    do throws(XMLError) {
      while let event = try reader.next() {
        if case .start(let element) = event, let value = element["b"] { read.append(value) }
        if case .text(let text) = event { read.append(text) }
      }
    } catch {
      return #expect(expected == nil)
    }
    #expect(read.joined(separator: " ") == expected)
  }

  @Test(arguments: [
    ("<a/>", "<a></a>"),
    ("<?xml version='1.0'?>\n<!-- c --><a>x<?pi y?><!-- z -->y</a>\n", "<a>[x][y]</a>"),
    ("<a b = 'c' d=\"e\"></a >", "<a b=c d=e></a>"),
    ("<a>1 &lt; 2 &amp;&gt;&quot;&apos;</a>", "<a>[1 < 2 &>\"']</a>"),
    ("<a>&#x6751;&#26449;&#x1F600;</a>", "<a>[村村😀]</a>"),
    ("<a><![CDATA[<b>&amp;]]></a>", "<a>[<b>&amp;]</a>"),
    ("<a>1\r\n2\r3</a>", "<a>[1\n2\n3]</a>"),
    ("<a b='1\n2\t3\r\n4'/>", "<a b=1 2 3 4></a>"),
    ("<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' \"http://x/y>z.dtd\"><a/>", "<a></a>"),
    ("<a xmlns='u'><b c='d'/></a>", "<{u}a><{u}b c=d></b></a>"),
    ("<p:a xmlns:p='u' p:b='c'><a xmlns:p='v'><p:d/></a><p:e/></p:a>", "<{u}a {u}b=c><a><{v}d></d></a><{u}e></e></a>"),
    ("<a xml:lang='zh'/>", "<a {http://www.w3.org/XML/1998/namespace}lang=zh></a>"),
    ("<村 名='x'/>", "<村 名=x></村>"),
  ])
  func wellFormedDocumentIsReadWhole(text: String, expected: String) throws {
    #expect(try events(Array(text.utf8)) == expected)
  }

  @Test(arguments: [
    ("", "1:1: there is no element"),
    ("<a>", "1:4: the end tag of an element is missing"),
    ("<a></b>", "1:7: an end tag that does not fit its start tag"),
    ("<a/><b/>", "1:5: a second element at the top"),
    ("x<a/>", "1:2: text outside of the root element"),
    ("<a>\n  &nbsp;</a>", "2:3: an entity other than the five of XML"),
    ("<a>&#0;</a>", "1:4: a character reference to nothing"),
    ("<a>&#xD800;</a>", "1:4: a character reference to nothing"),
    ("<a>&#99999999999999999999;</a>", "1:4: a character reference to nothing"),
    ("<a>村&#x;</a>", "1:5: a character reference to nothing"),
    ("<a b=c/>", "1:6: an attribute's value without quotation marks"),
    ("<a b='<'/>", "1:7: `<` in an attribute's value"),
    ("<a b='1'c='2'/>", "1:9: a space is missing before an attribute"),
    ("<a b='1' b='2'/>", "1:17: a prefix that is not declared, or an attribute given twice"),
    ("<p:a/>", "1:7: a prefix that is not declared, or an attribute given twice"),
    ("<a>]]></a>", "1:4: `]]>` in text"),
    ("<a><!-- a -- b --></a>", "1:13: `--` within a comment"),
    ("<a>\u{1}</a>", "1:4: a control character"),
    ("<a>\u{FFFF}</a>", "1:4: a character that XML forbids"),
    (
      "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
      "1:13: a document type with declarations of its own, which are refused; save it without them"
    ),
    ("<?xml version='1.0' encoding='Shift_JIS'?><a/>", "1:1: its encoding is “shift_jis”; save it as UTF-8"),
  ])
  func brokenDocumentIsRefusedWithPosition(text: String, message: String) {
    let error = #expect(throws: XMLError.self) { try events(Array(text.utf8)) }
    #expect(error?.description == message)
  }

  @Test(
    arguments: [
      [0xFF, 0xFE, 0x3C, 0x00, 0x51, 0x67, 0x2F, 0x00, 0x3E, 0x00],
      [0xFE, 0xFF, 0x00, 0x3C, 0x67, 0x51, 0x00, 0x2F, 0x00, 0x3E],
      [0xEF, 0xBB, 0xBF, 0x3C, 0xE6, 0x9D, 0x91, 0x2F, 0x3E],
    ] as [[UInt8]])
  func byteOrderMarkTellsTheEncoding(bytes: [UInt8]) throws {
    #expect(try events(bytes) == "<村></村>")
  }

  @Test func latin1IsReadWhenItIsDeclared() throws {
    let bytes = Array("<?xml version='1.0' encoding='ISO-8859-1'?><a>".utf8) + [0xE9] + Array("</a>".utf8)
    #expect(try events(bytes) == "<a>[é]</a>")
  }

  @Test(
    arguments: [
      Array("<a>".utf8) + [0xC3] + Array("</a>".utf8),
      [0xFF, 0xFE, 0x3C, 0x00, 0x51],
      [0xFF, 0xFE, 0x3C, 0x00, 0x00, 0xD8, 0x2F, 0x00],
    ] as [[UInt8]])
  func badlyEncodedBytesAreRefused(bytes: [UInt8]) {
    #expect(throws: XMLError.self) { try events(bytes) }
  }

  @Test func nestingBeyondTheLimitIsRefused() {
    let text = String(repeating: "<a>", count: 100_000)
    let error = #expect(throws: XMLError.self) { try events(Array(text.utf8)) }
    #expect(error?.message == "elements nested more than 256 deep")
  }
}
