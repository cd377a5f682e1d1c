import Testing

/// Every rule finds what breaks it, and lets pass what does not: a rule that cannot fail is no rule.
@Suite struct RuleTests {
  @Test(arguments: [
    "let d = open(path, O_RDONLY | O_CLOEXEC)", "let f = fopen(name, mode)",
    "FileManager.default.fileExists(atPath: x)",
    "let h = FileHandle(forReadingAtPath: x)", "let d = try Data(contentsOf: url)", "String(contentsOfFile: x)",
    "try text.write(to: url, atomically: true, encoding: .utf8)", "openat(folder, name, flags)",
  ])
  func fileAccessIsFound(code: String) { #expect(!HouseRules.fileAccess(in: code).isEmpty) }

  @Test(arguments: [
    "writer.open(entry)", "func openElement(_ name: String) {}", "try export(document, to: &sink)", "OpenElement()",
    "sink.write(bytes)", "element.write(to: &writer)",
  ])
  func harmlessCallsPass(code: String) { #expect(HouseRules.fileAccess(in: code) == []) }

  static let cases: Set<String> = [
    "paragraph", "lineBreak", "list", "heading", "text", "note", "code", "softBreak", "raw",
  ]

  @Test(arguments: [
    "switch block {\ncase .paragraph(let p): write(p)\ndefault: break\n}",
    "switch self { case .text(let t): t\ncase .code(let c): c.text\ndefault: nil }",
    "switch a {\ncase .other:\n  switch b { case .heading: 1\n default: 2 }\ncase .more: 3\n}",
    "switch inline { case .softBreak, .lineBreak: 1\ncase _: 0 }",
    "switch block { case .list(let list) where list.isTight, .raw(_): 1\ndefault: 2 }",
    "return switch block { case .heading: 1\n@unknown default: 2 }",
  ])
  func defaultOverTheModelIsFound(code: String) {
    #expect(HouseRules.defaultOverModel(in: code, cases: RuleTests.cases).count == 1)
  }

  @Test(arguments: [
    "switch month { case 2: 28\ndefault: 31 }", "switch severity { case .note: 1\ndefault: 2 }",
    "switch block { case .paragraph: 1\ncase .heading: 2 }",
    "switch block { case .paragraph:\n  switch byte { case 1: 2\ndefault: 3 }\ncase .heading: 4 }",
    "switch option.values { case .text: 1\ndefault: 2 }",
    "switch block { case .heading: counts[name, default: 0] += 1\ncase .paragraph: 2 }",
    "switch token { case .text, .raw, .prime: 1\ndefault: 2 }",
  ])
  func otherSwitchesPass(code: String) {
    #expect(HouseRules.defaultOverModel(in: code, cases: RuleTests.cases) == [])
  }

  @Test(arguments: [
    "var count = 0", "private var cache: [String: Int] = [:]", "enum A {\n  static var count = 0\n}",
    "struct A {\n  public static var x: Int = { 3 }()\n}", "nonisolated(unsafe) let x = C()",
    "enum A {\n  static var x: Int?\n}",
    "@MainActor var x = 1",
  ])
  func mutableGlobalsAreFound(code: String) { #expect(!HouseRules.mutableGlobals(in: code).isEmpty) }

  @Test(arguments: [
    "let count = Mutex(0)", "struct A {\n  var x = 1\n}", "enum A {\n  static var x: Int { 3 }\n}",
    "enum A {\n  @TaskLocal static var current = 3\n}", "protocol P {\n  static var format: Format { get }\n}",
    "var computed: Int { 3 }",
    "func f() {\n  var x = 1\n  x += 1\n}",
    "extension T {\n  static var long: Dictionary<Int, Int>\n  {\n    [:]\n  }\n}",
  ])
  func othersPass(code: String) { #expect(HouseRules.mutableGlobals(in: code) == []) }

  @Test func commentsAndStringsAreNoCode() {
    let text = """
      // open(x, O_RDONLY)
      /* outer /* fatalError() */ still */ let a = "try! \\(b + "as! C") fopen(" // x
      let b = #"a "quoted" \\"# + "\\"fopen("
      let c = 3
      """
    let code = SwiftCode.strip(text)
    #expect(HouseRules.fileAccess(in: code) == [])
    #expect(HouseRules.traps(in: code) == [])
    #expect(code.contains("let a =") && code.contains("let b =") && code.contains("let c = 3"))
    #expect(code.count { $0 == "\n" } == text.count { $0 == "\n" })
  }

  @Test func trapsAreFound() {
    #expect(HouseRules.traps(in: "let a = try! f()\nlet b = c as! D\nfatalError(\"x\")").count == 3)
    #expect(HouseRules.traps(in: "let a = try f()\nprotocol.precondition(x)\nlet preconditions = 1") == [])
  }

  @Test(arguments: [
    ("import A", ["A"]), ("public import A\ninternal import B", ["A", "B"]), ("@testable import A", ["A"]),
    ("import struct A.B", ["A"]), ("  import A", ["A"]), ("#if canImport(Glibc)\nimport Glibc\n#endif", ["Glibc"]),
    ("let important = 1", []),
  ])
  func importsAreRead(code: String, modules: [String]) { #expect(SwiftCode.imports(in: code) == modules) }

  @Test func machinePathsAreFound() {
    let folder = ["/", "work", "/"].joined()
    #expect(HouseRules.machinePaths(in: "see \(folder)a\nx").count == 1)
    #expect(HouseRules.machinePaths(in: "net\(folder)a and ..\(folder)b") == [])
  }
}
