import Foundation
import PlatenCore
import Testing
import TextDecoding

/// Every two-byte code is compared with Python's codecs.
@Suite struct EncodingOracleTests {
  /// What Python makes of every code of two bytes: one line for each lead byte, code points by trail bytes in hexadecimal.
  private func expected(_ codec: String) throws -> [[String]] {
    let script = """
      for lead in range(0x81, 0xFF):
          row = []
          for trail in range(0x40, 0xFF):
              try:
                  row.append('+'.join('%X' % ord(c) for c in bytes([lead, trail]).decode('\(codec)')))
              except UnicodeDecodeError:
                  row.append('-')
          print(' '.join(row))
      """
    return try PythonOracle.output(of: script).split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
  }

  /// What the decoder makes of a code that stands in brackets.
  private func decoded(lead: UInt8, encoding: TextEncoding) throws -> [String] {
    var bytes: [UInt8] = []
    for trail in UInt8(0x40)...0xFE { bytes += [0x5B, lead, trail, 0x5D, 0x0A] }
    // Enough plain text around it that a lead byte without characters is not taken for a binary file.
    bytes += Array(repeating: 0x61, count: 4_000)
    return try text(of: bytes, as: encoding).split(separator: "\n").dropLast().map { line in
      let scalars = line.unicodeScalars.dropFirst().dropLast()
      if scalars.first == "\u{FFFD}" { return "-" }
      return scalars.map { String($0.value, radix: 16, uppercase: true) }.joined(separator: "+")
    }
  }

  private func differences(_ codec: String, _ encoding: TextEncoding) throws -> [String: String] {
    var differences: [String: String] = [:]
    for (row, expected) in try expected(codec).enumerated() {
      let lead = UInt8(0x81 + row)
      let actual = try decoded(lead: lead, encoding: encoding)
      try #require(actual.count == expected.count)
      for (column, pair) in zip(actual, expected).enumerated() where pair.0 != pair.1 {
        differences[String(Int(lead) << 8 | (0x40 + column), radix: 16, uppercase: true)] = pair.0
      }
    }
    return differences
  }

  @Test(.enabled(if: PythonOracle.exists, "python3 is not installed"))
  func gb18030IsPythonsWithTheChangesOf2022() throws {
    #expect(
      try differences("gb18030", .gb18030) == [
        "A6D9": "FE10", "A6DA": "FE12", "A6DB": "FE11", "A6DC": "FE13", "A6DD": "FE14", "A6DE": "FE15", "A6DF": "FE16",
        "A6EC": "FE17", "A6ED": "FE18", "A6F3": "FE19", "A8BC": "1E3F", "FE59": "9FB4", "FE61": "9FB5",
        "FE66": "9FB6", "FE67": "9FB7", "FE6D": "9FB8", "FE7E": "9FB9", "FE90": "9FBA", "FEA0": "9FBB",
      ])
  }

  @Test(.enabled(if: PythonOracle.exists, "python3 is not installed"))
  func big5IsPythonsWithEuroAndHKSCSOf2008() throws {
    var differences = try differences("big5hkscs", .big5)
    #expect(differences.removeValue(forKey: "A3E1") == "20AC")
    #expect(differences.count == 68)
    #expect(differences["877A"] == "3875")
    #expect(differences.keys.allSatisfy { $0.hasPrefix("87") })
  }

  @Test(.enabled(if: PythonOracle.exists, "python3 is not installed"))
  func eucKRIsCP949() throws { #expect(try differences("cp949", .eucKR) == [:]) }

  @Test(.enabled(if: PythonOracle.exists, "python3 is not installed"))
  func shiftJISIsCP932ButForHalfWidthKatakanaAndBytesAlone() throws {
    // Lead bytes that are characters by themselves are two characters each, here as there.
    let differing = try differences("cp932", .shiftJIS).filter { code, _ in
      let lead = UInt8(code.prefix(2), radix: 16) ?? 0
      return (0x81...0x9F).contains(lead) || (0xE0...0xFC).contains(lead)
    }
    #expect(differing == [:])
  }

  @Test(.enabled(if: PythonOracle.exists, "python3 is not installed"))
  func eucJPIsPythonsWithTheCharactersOfWindows() throws {
    let differing = try differences("euc_jp", .eucJP)
    let changed = differing.filter {
      !$0.key.hasPrefix("AD") && !$0.key.hasPrefix("F9") && !$0.key.hasPrefix("FA")
        && !$0.key.hasPrefix("FB") && !$0.key.hasPrefix("FC")
    }
    // The Encoding Standard takes Windows' characters: parallel, minus, cent, pound, not, wave dash.
    #expect(
      changed.filter { !$0.key.hasPrefix("8") } == [
        "A1C1": "FF5E", "A1C2": "2225", "A1DD": "FF0D", "A1F1": "FFE0", "A1F2": "FFE1", "A2CC": "FFE2",
      ])
  }

  @Test(.enabled(if: PythonOracle.exists, "python3 is not installed"))
  func tablesAreWhatTheirScriptMakes() throws {
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/TextDecoding/Tables/generate-encodings.py").standardizedFileURL.path
    let result = try PythonOracle.output(
      of: """
        import os, subprocess, sys
        unihan = "/usr/share/unicode/Unihan_OtherMappings.txt.bz2"
        if os.path.exists(unihan):
            print(subprocess.run([sys.executable, "\(script)", "--check"], capture_output=True, text=True).stderr.strip() or "same")
        else:
            print("no Unihan")
        """)
    #expect(["same\n", "no Unihan\n"].contains(result))
  }

  @Test(
    .enabled(if: PythonOracle.exists, "python3 is not installed"),
    arguments: [
      ("cp1250", TextEncoding.windows1250), ("cp1251", .windows1251), ("cp1252", .windows1252), ("koi8_r", .koi8R),
    ])
  func everyByteIsPythons(codec: String, encoding: TextEncoding) throws {
    let expected = try PythonOracle.output(
      of: "print(' '.join(str(ord(bytes([b]).decode('\(codec)', 'replace'))) for b in range(0xA1, 0x100)))")
    let bytes: [UInt8] = (UInt8(0xA1)...0xFF).flatMap { byte -> [UInt8] in [byte, 0x61] }
    let actual = try text(of: bytes, as: encoding).unicodeScalars.filter { $0 != "a" }.map { String($0.value) }
    #expect(actual.joined(separator: " ") + "\n" == expected)
  }

  @Test(.enabled(if: PythonOracle.exists, "python3 is not installed"))
  func fourByteCodesArePythons() throws {
    let script = """
      import random
      random.seed(18030)
      points = [c for c in [0x80, 0xA5, 0x3FF, 0x1E3F, 0xE5E5, 0xFFFD, 0x10000, 0x2070E, 0x10FFFF] + [random.randrange(0x80, 0x110000) for _ in range(20000)]
                if not 0xD800 <= c < 0xE000 and c not in (0xE7C7, 0x1E3F) and not 0xFFFE <= c & 0xFFFF and not 0x80 <= c < 0xA1
                and c not in (0x2028, 0x2029) and not 0x202A <= c <= 0x202E and not 0x2066 <= c <= 0x2069]
      codes = [(c, chr(c).encode('gb18030')) for c in points]
      print(' '.join('%X:%s' % (c, b.hex()) for c, b in codes if len(b) == 4))
      """
    let pairs = try PythonOracle.output(of: script).split(separator: " ")
    try #require(pairs.count > 10_000)
    var bytes: [UInt8] = []
    var expected = ""
    for pair in pairs {
      let halves = pair.trimmingCharacters(in: .newlines).split(separator: ":")
      let scalar = try #require(Unicode.Scalar(UInt32(halves[0], radix: 16) ?? 0))
      expected += "[\(Character(scalar))]"
      let code = try #require(UInt32(halves[1], radix: 16))
      bytes.append(0x5B)
      bytes += [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: code >> $0) }
      bytes.append(0x5D)
    }
    #expect(try Array(text(of: bytes, as: .gb18030).unicodeScalars) == Array(expected.unicodeScalars))
  }
}

/// The text that bytes are decoded to.
func text(of bytes: [UInt8], as encoding: TextEncoding = .auto, log: ReportLog = ReportLog()) throws -> String {
  try TextDecoder(encoding, ids: TextDecoder.IDs(format: "article"), file: "a.txt", log: log).decode(bytes).string
}

/// Runs a script with the system's Python.
enum PythonOracle {
  private static let path = ["/usr/bin/python3", "/usr/local/bin/python3", "/opt/homebrew/bin/python3"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }
  static var exists: Bool { path != nil }

  static func output(of script: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: try #require(path))
    process.arguments = ["-I", "-c", script]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self)
  }
}
