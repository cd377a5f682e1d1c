import Foundation
import PlatenCore
import TestSupport
import Testing

@testable import EditionCheck

/// Faults of every kind that EPUBCheck has a message for, with what it says of them (`kinds.txt`, and
/// `kinds2.txt` for EPUB 2).
@Suite struct FaultKindTests {
  struct Kind {
    var file: String
    var old: String
    var new: String
    /// `ok`, or the name of EPUBCheck's first message, with `w:` before a warning.
    var label: String
    /// Whether we refuse what EPUBCheck accepts.
    var isRefused: Bool
  }

  private static func unescaped(_ text: some StringProtocol) -> String {
    var result = ""
    var rest = text[...]
    while let next = rest.popFirst() {
      guard next == "\\", let mark = rest.popFirst() else {
        result.append(next)
        continue
      }
      switch mark {
      case "n": result.append("\n")
      case "t": result.append("\t")
      case "x":
        if let code = UInt8(rest.prefix(2), radix: 16) { result.unicodeScalars.append(Unicode.Scalar(code)) }
        rest = rest.dropFirst(2)
      default: result.append(mark)
      }
    }
    return result
  }

  private static func kinds(_ file: String = "kinds.txt") throws -> [Kind] {
    let text = try String(contentsOf: PackageRoot.file("Tests/EditionCheckTests/\(file)"), encoding: .utf8)
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line -> Kind? in
      let isRefused = line.hasPrefix("!")
      let fields = line.dropFirst(isRefused ? 1 : 0).split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 4 else { return nil }
      return Kind(
        file: unescaped(fields[0]), old: unescaped(fields[1]), new: unescaped(fields[2]), label: String(fields[3]),
        isRefused: isRefused)
    }
  }

  @Test func kindsThatEPUBCheckRefusesAreFound() throws {
    let book = try FaultBook()
    #expect(!EditionCheck(try book.archive()).findings.contains { $0.severity == .error })
    var (errors, warnings, warned) = (0, 0, 0)
    var missed: [String] = []
    for kind in try Self.kinds() {
      let archive = try #require(try book.archive(replacing: kind.old, with: kind.new, in: kind.file))
      let findings = EditionCheck(archive).findings
      let isFound = findings.contains { $0.severity == .error }
      if kind.label.hasPrefix("w:") {
        warnings += 1
        warned += findings.contains { $0.id != "check.accessibility-metadata" } ? 1 : 0
      } else if kind.label == "ok" {
        #expect(isFound == kind.isRefused, "false alarm: \(kind): \(findings)")
      } else {
        errors += 1
        if !isFound { missed.append("\(kind)") }
      }
    }
    #expect(errors >= 950)
    #expect(missed.count * 50 <= errors, "\(missed.joined(separator: "\n"))")
    #expect(warned * 10 >= warnings * 8)
  }

  @Test func kindsThatEPUBCheckRefusesInEPUB2AreFound() throws {
    let book = try FaultBook.old()
    #expect(EditionCheck(try book.archive()).findings == [])
    var missed: [String] = []
    var errors = 0
    for kind in try Self.kinds("kinds2.txt") {
      let archive = try #require(try book.archive(replacing: kind.old, with: kind.new, in: kind.file))
      let findings = EditionCheck(archive).findings.filter { $0.severity == .error }
      if kind.label == "ok" || kind.label.hasPrefix("w:") {
        #expect(findings.isEmpty, "false alarm: \(kind): \(findings)")
      } else {
        errors += 1
        if findings.isEmpty { missed.append("\(kind)") }
      }
    }
    #expect(errors >= 220)
    #expect(missed.count * 50 <= errors, "\(missed.joined(separator: "\n"))")
  }

  /// The labels are those of the EPUBCheck that is there: some of them are looked at again.
  @Test(.requires(.epubCheck)) func labelsAreThoseOfEPUBCheck() async throws {
    let books = [(try FaultBook(), try Self.kinds()), (try FaultBook.old(), try Self.kinds("kinds2.txt"))]
    let kinds = books.flatMap { book, kinds in kinds.map { (book, $0) } }
    for (index, (book, kind)) in kinds.enumerated() where index % 40 == 7 {
      let archive = try #require(try book.archive(replacing: kind.old, with: kind.new, in: kind.file))
      let messages = try await EPUBCheck.shared.messages(for: archive)
      let isError = messages.contains { $0.severity == .error || $0.severity == .fatal }
      #expect(isError == (kind.label != "ok" && !kind.label.hasPrefix("w:")), "\(kind): \(messages)")
    }
  }
}
