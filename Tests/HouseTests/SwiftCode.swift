import Foundation
import TestSupport
import Testing

/// A source file of the package.
struct SourceFile: CustomTestStringConvertible {
  /// The path from the root of the package.
  let path: String
  /// The text as it stands.
  let text: String
  /// The text without comments and the content of strings.
  let code: String

  init(path: String, text: String) {
    self.path = path
    self.text = text
    code = path.hasSuffix(".swift") ? SwiftCode.strip(text) : text
  }

  /// The target's folder: the second component of the path.
  var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
  /// The file's name.
  var name: String { path.split(separator: "/").last.map(String.init) ?? path }
  var testDescription: String { path }

  /// The Swift files in folders of the package; folders that are not there have none.
  static func swift(in folders: String...) throws -> [SourceFile] {
    try all(in: folders).filter { $0.path.hasSuffix(".swift") }
  }

  /// All text files in folders of the package, without what is built or fetched.
  static func all(in folders: [String]) throws -> [SourceFile] {
    let files = try SourceFile.everything.get()
    return folders.flatMap { folder in files.filter { $0.path.hasPrefix(folder + "/") } }
  }

  /// The files of all folders, read once: to strip them takes longer than all rules together.
  private static let everything = Result { try read(["Sources", "Tests", "Examples", "Plugins", ".ci"]) }

  private static func read(_ folders: [String]) throws -> [SourceFile] {
    let root = PackageRoot.url.path
    return try folders.flatMap { folder -> [SourceFile] in
      guard let paths = FileManager.default.enumerator(atPath: "\(root)/\(folder)") else { return [] }
      return try paths.compactMap { $0 as? String }.sorted().compactMap { path in
        let parts = path.split(separator: "/")
        guard !parts.contains(where: { $0.hasPrefix(".") }) else { return nil }
        var isFolder: ObjCBool = false
        let whole = "\(root)/\(folder)/\(path)"
        guard FileManager.default.fileExists(atPath: whole, isDirectory: &isFolder), !isFolder.boolValue else {
          return nil
        }
        let bytes = try Data(contentsOf: URL(filePath: whole))
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        return SourceFile(path: "\(folder)/\(path)", text: text)
      }
    }
  }
}

/// Reads Swift by rule of thumb: enough for house rules, and wrong only where the code is odd.
enum SwiftCode {
  /// The code with comments and the content of string literals blanked out; lines keep their numbers.
  static func strip(_ text: String) -> String {
    var result: [UInt8] = []
    let bytes = Array(text.utf8)
    var index = 0
    func starts(_ prefix: String, at position: Int) -> Bool {
      position + prefix.utf8.count <= bytes.count
        && bytes[position...].prefix(prefix.utf8.count).elementsEqual(prefix.utf8)
    }
    func blank(upTo end: Int) {
      while index < end {
        result.append(bytes[index] == 0x0A ? 0x0A : 0x20)
        index += 1
      }
    }
    while index < bytes.count {
      if starts("//", at: index) {
        blank(upTo: bytes[index...].firstIndex(of: 0x0A) ?? bytes.count)
      } else if starts("/*", at: index) {
        var depth = 0
        var end = index
        repeat {
          if starts("/*", at: end) { depth += 1 } else if starts("*/", at: end) { depth -= 1 }
          end += starts("/*", at: end) || starts("*/", at: end) ? 2 : 1
        } while depth > 0 && end < bytes.count
        blank(upTo: end)
      } else if let end = endOfString(bytes, index) {
        blank(upTo: end)
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The end of the string literal that begins at a position; `nil` if none does.
  private static func endOfString(_ bytes: [UInt8], _ start: Int) -> Int? {
    let hashes = bytes[start...].prefix { $0 == 0x23 }.count
    var index = start + hashes
    guard index < bytes.count, bytes[index] == 0x22 else { return nil }
    let isMultiline = bytes[index...].prefix(3).elementsEqual([0x22, 0x22, 0x22])
    let quotes = isMultiline ? 3 : 1
    let closing = Array(repeating: UInt8(0x22), count: quotes) + Array(repeating: 0x23, count: hashes)
    index += quotes
    while index < bytes.count {
      if bytes[index...].prefix(closing.count).elementsEqual(closing) { return index + closing.count }
      let isEscape = bytes[index] == 0x5C && bytes[(index + 1)...].prefix(hashes).allSatisfy { $0 == 0x23 }
      if isEscape, index + 1 + hashes < bytes.count, bytes[index + 1 + hashes] == 0x28 {
        index = endOfInterpolation(bytes, index + 1 + hashes)
      } else {
        index += isEscape ? 2 + hashes : 1
      }
    }
    return bytes.count
  }

  /// The position after the parenthesis that closes an interpolation; strings within it are passed over.
  private static func endOfInterpolation(_ bytes: [UInt8], _ start: Int) -> Int {
    var depth = 0
    var index = start
    while index < bytes.count {
      if let end = endOfString(bytes, index) {
        index = end
        continue
      }
      if bytes[index] == 0x28 { depth += 1 }
      if bytes[index] == 0x29 { depth -= 1 }
      index += 1
      if depth == 0 { return index }
    }
    return index
  }

  /// The modules that code imports.
  static func imports(in code: String) -> [String] {
    let pattern =
      #/^[ \t]*(?:@\w+(?:\([^)]*\))?[ \t]+)*(?:(?:public|package|internal|private|fileprivate)[ \t]+)?import[ \t]+(?:(?:struct|class|enum|protocol|func|var|let|typealias|actor)[ \t]+)?(\w+)/#
      .reading.anchorsMatchLineEndings()
    return code.matches(of: pattern).map { String($0.output.1) }
  }

  /// The bodies of the `switch` statements and expressions in code, those within others too.
  static func switches(in code: String) -> [(line: Int, body: Substring)] {
    code.matches(of: #/\bswitch\b/#.reading).compactMap { match in
      guard let open = code.utf8[match.range.upperBound...].firstIndex(of: 0x7B),
        let close = endOfBraces(code, open)
      else { return nil }
      let line = code.utf8[..<match.range.lowerBound].count { $0 == 0x0A } + 1
      return (line, code[code.index(after: open)..<close])
    }
  }

  /// The closing brace of an opening one.
  static func endOfBraces(_ code: String, _ open: String.Index) -> String.Index? {
    var depth = 0
    for index in code.utf8[open...].indices {
      if code.utf8[index] == 0x7B { depth += 1 }
      if code.utf8[index] == 0x7D { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  /// What stands in code outside all braces.
  static func outermost(_ code: some StringProtocol) -> String {
    var depth = 0
    var result: [UInt8] = []
    for byte in code.utf8 {
      if byte == 0x7D { depth -= 1 }
      if depth == 0 || byte == 0x0A { result.append(byte) }
      if byte == 0x7B { depth += 1 }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension Regex {
  /// As other languages read patterns: `\b` between a letter and a full stop too, which Unicode's words do not have.
  var reading: Regex<Output> { wordBoundaryKind(.simple).matchingSemantics(.unicodeScalar) }
}
