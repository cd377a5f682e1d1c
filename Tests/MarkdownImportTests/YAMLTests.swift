import FrontMatter
import PlatenTesting
import Testing
import TextScanning
import Yams

@testable import MarkdownImport

/// The YAML of front matter: what it means, where it is wrong, and that libyaml reads the same.
@Suite struct YAMLTests {
  @Test(arguments: [
    ("title: The Village", "{title: 'The Village'}"),
    ("a: b # c\nd: e#f\ng: 'h # i'", "{a: 'b', d: 'e#f', g: 'h # i'}"),
    ("# one\n\na: b\n  # two\nc: d\n", "{a: 'b', c: 'd'}"),
    ("a:\nb: ~\nc: null\nd: \"null\"", "{a: -, b: -, c: -, d: 'null'}"),
    ("a:\n- b\n- c\nd: e", "{a: ['b', 'c'], d: 'e'}"),
    (
      "a:\n  - b: c\n    d: e\n  - - f\n    - g\n  -\n    h: i\n  -\nj: k",
      "{a: [{b: 'c', d: 'e'}, ['f', 'g'], {h: 'i'}, -], j: 'k'}"
    ),
    ("a:\n    b:\n     c: d\n    e: f", "{a: {b: {c: 'd'}, e: 'f'}}"),
    ("a: one\n  two\n\n  three\nb: c", "{a: 'one two\nthree', b: 'c'}"),
    ("a: [b, 'c, d', {e: f}, g: h]", "{a: ['b', 'c, d', {e: 'f'}, {g: 'h'}]}"),
    ("a: [\n  b, # c\n  d,\n]\ne: {f, g: , \"h\":i}", "{a: ['b', 'd'], e: {f: -, g: -, h: 'i'}}"),
    ("a: http://example.org:80/x#y\nb: 12:30", "{a: 'http://example.org:80/x#y', b: '12:30'}"),
    ("a: 'it''s'\nb: \"\\u4e61\\x41\\n\\\"\\\\ \\\n   end\"", "{a: 'it's', b: '乡A\n\"\\ end'}"),
    ("a: \"one \n  two\n\n  three\"", "{a: 'one two\nthree'}"),
    (
      "a: |\n  one\n    two\n\n  three\n\nb: >-\n  one\n  two\n\n  three\n    four\n  five",
      "{a: 'one\n  two\n\nthree', b: 'one two\nthree\n  four\nfive'}"
    ),
    ("a: |2\n    one\n   two\nb: |+ # c\n one\n\n", "{a: '  one\n two', b: 'one'}"),
    ("a: &x [b, c]\nd: *x\ne: &y z\n*y : 1", "{a: ['b', 'c'], d: ['b', 'c'], e: 'z', z: '1'}"),
    ("a: !!str 2024\nb: !<tag:x> {c: d}", "{a: '2024', b: {c: 'd'}}"),
    ("\"a b\" : c\n'd': e\n乡村: f", "{a b: 'c', d: 'e', 乡村: 'f'}"),
    ("- a\n- b", "['a', 'b']"), ("a\nb", "'a b'"), ("", "-"), ("# a", "-"),
    ("a: -b\nc: ?d\ne: :f", "{a: '-b', c: '?d', e: ':f'}"),
  ])
  func meaning(_ yaml: String, _ expected: String) throws {
    #expect(try YAMLTests.read(yaml) == expected)
    #expect(YAMLTests.composed(yaml) == expected)
  }

  @Test(arguments: [
    ("a: b\n c: d", 7, "a value with “: ” in it needs quotation marks around it"),
    ("a:\n  b: c\n d: e", 11, "this line is indented more than it can be"),
    ("a:\n\tb: c", 3, "a tab cannot indent a line; use spaces"),
    ("a: [b\nc: d", 3, "the bracket that opens here is never closed"),
    ("a: ['b' c]", 8, "here should be a comma or “]”"),
    ("a: [b", 3, "the bracket that opens here is never closed"),
    ("a: 'b\nc: d", 3, "the quotation mark that opens here is never closed"),
    ("a: \"b", 3, "the quotation mark that opens here is never closed"),
    ("a: \"\\q\"", 4, "there is no escape of this kind"),
    ("a: \"\\ud800\"", 4, "there is no such character"),
    ("a: 1\nb: 2\na: 3", 10, "a key occurs twice"),
    ("a: {b: 1, b: 2}", 10, "a key occurs twice"),
    ("a: *b", 3, "an asterisk begins the name of an anchor, and there is none of this name"),
    ("a: @b", 3, "a value that begins with “@” needs quotation marks around it"),
    ("a: `b`", 3, "a value that begins with “`” needs quotation marks around it"),
    ("a: 'b' c", 7, "there is text after the end of a value"),
    ("a: - b", 3, "a list begins on a line of its own"),
    ("? a\n: b", 0, "keys with a question mark before them are not read"),
    ("a: b\njust text", 5, "here should be a key with a colon after it"),
    ("- a\nb: c", 4, "this line is indented less than it can be"),
    ("%YAML 1.2", 0, "directives (“%”) are not read"),
    ("[a: b]: c", 6, "a value with “: ” in it needs quotation marks around it"),
    ("[a: b: c]", 5, "here should be a comma or “]”"),
    ("a: &b &c d", 6, "a value has one anchor and one tag at most"),
    ("{[a]: b}", 1, "a key must be text"),
    ("a: | b\n c", 5, "the text begins on the next line"),
  ])
  func faults(_ yaml: String, _ offset: Int, _ message: String) {
    let error = #expect(throws: FrontMatterError.self) { try YAMLTests.read(yaml) }
    #expect(error?.message == message)
    #expect(error?.offset == offset)
  }

  /// Whatever libyaml reads and we do too, we read alike; what it refuses, we refuse. Keys without text, comments without a
  /// space before them and the like are read by libyaml alone.
  @Test func agreesWithLibYAML() {
    let seed: UInt64 = 2_024
    var generator = SeededGenerator(seed: seed)
    var alike = 0
    var faults = 0
    var theirsAlone: [String] = []
    var differences: [String] = []
    for _ in 0..<20_000 {
      let yaml = YAMLTests.random(&generator)
      switch (try? YAMLTests.read(yaml), YAMLTests.composed(yaml)) {
      case (nil, nil): faults += 1
      case (nil, _?): theirsAlone.append(yaml)
      case (let ours, let theirs) where ours == theirs: alike += 1
      // A colon that is a fault to libyaml is text to us.
      case (_?, nil) where YAMLTests.hasColonAsText(yaml): faults += 1
      case (let ours, let theirs):
        differences.append("\(yaml.debugDescription): \(ours ?? ""), libyaml: \(theirs ?? "fault")")
      }
    }
    #expect(alike > 3_000 && faults > 3_000)
    #expect(
      differences.isEmpty,
      "seed \(seed): \(differences.count), such as \(differences.prefix(10).joined(separator: "\n"))")
    #expect(
      theirsAlone.count < 200, "seed \(seed): \(theirsAlone.prefix(10).map(\.debugDescription).joined(separator: "\n"))"
    )
  }
}

extension YAMLTests {
  @Test(arguments: [
    ("title: The Village: a story # x", "{title: 'The Village: a story'}"),
    ("- a: b: c: d\n- e", "[{a: 'b: c: d'}, 'e']"), ("a: b: c\n  d\ne: f", "{a: 'b: c d', e: 'f'}"),
  ])
  func colonInAValueIsText(yaml: String, expected: String) throws {
    #expect(try YAMLTests.read(yaml) == expected)
  }

  static func hasColonAsText(_ yaml: String) -> Bool {
    var found = false
    Array(yaml.utf8).withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      let view = ByteView(base: base, count: bytes.count)
      _ = try? YAMLReader.value(view, in: 0..<bytes.count) { _ in found = true }
    }
    return found
  }

  static func read(_ yaml: String) throws -> String {
    try Array(yaml.utf8).withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return "-" }
      let view = ByteView(base: base, count: bytes.count)
      return describe(try YAMLReader.value(view, in: 0..<bytes.count))
    }
  }

  static func describe(_ value: FrontMatterValue) -> String {
    switch value.content {
    case .null: "-"
    case .text(let text): "'\(text)'"
    case .list(let values): "[\(values.map(describe).joined(separator: ", "))]"
    case .fields(let fields): "{\(fields.map { "\($0.key): \(describe($0.value))" }.joined(separator: ", "))}"
    }
  }

  /// The same from Yams; `nil` where libyaml finds a fault.
  static func composed(_ yaml: String) -> String? {
    do {
      guard let node = try compose(yaml: yaml) else { return "-" }
      return describe(node)
    } catch {
      return nil
    }
  }

  private static func describe(_ node: Node) -> String {
    switch node {
    case .scalar(let scalar):
      if scalar.style == .plain, ["", "~", "null", "Null", "NULL"].contains(scalar.string) { return "-" }
      let isBlock = scalar.style == .literal || scalar.style == .folded
      return "'\(isBlock ? String(scalar.string.reversed().drop { $0 == "\n" }.reversed()) : scalar.string)'"
    case .sequence(let values): return "[\(values.map(describe).joined(separator: ", "))]"
    case .mapping(let fields):
      return "{\(fields.map { "\($0.key.scalar?.string ?? "?"): \(describe($0.value))" }.joined(separator: ", "))}"
    case .alias: return "?"
    }
  }

  /// Something like YAML: right often enough, and wrong often enough.
  private static func random(_ generator: inout SeededGenerator) -> String {
    var yaml = ""
    for _ in 0..<generator.number(in: 1...6) {
      yaml += String(repeating: " ", count: generator.pick([0, 0, 0, 1, 2, 2, 4]) ?? 0)
      for _ in 0..<generator.number(in: 1...4) {
        yaml += generator.pick(pieces) ?? ""
      }
      yaml += "\n"
    }
    return yaml
  }

  private static let pieces = [
    "a: ", "b: ", "c:", "- ", "- ", "-", "x", "y z", "'q'", "'q", "\"r\"", "\"\\n", "[", "]", "{", "}", ", ", ",", ": ",
    ":",
    " #c", "#", "|", ">", "|-", ">2", "&n ", "*n", "!t ", "~", "1", " ", "  ", "乡", "?", "? ", "@", "%", "-x",
  ]
}
