import Foundation
import PandocExport
import PlatenCore
import PlatenTesting
import Testing

/// pandoc reads a thousand random documents, and means by them what was written.
@Suite struct RandomDocumentTests {
  /// How many documents are given to one run of pandoc.
  static let batchSize: UInt64 = 20
  /// The newest pandoc reads a thousand documents, older ones two hundred.
  static let trials: [(Pandoc, UInt64)] = {
    let isQuick = ProcessInfo.processInfo.environment["PLATEN_QUICK"] == "1"
    let newest = Pandoc.all.indices.max { Pandoc.all[$0].major < Pandoc.all[$1].major }
    return Pandoc.all.indices.flatMap { index in
      (0..<(isQuick ? 5 : index == newest ? 50 : 10)).map { (Pandoc.all[index], UInt64($0)) }
    }
  }()

  @Test(.enabled(if: Pandoc.mustBeThere)) func pandocIsThere() {
    #expect(!Pandoc.all.isEmpty, "pandoc is not there; the package pandoc has it")
  }

  @Test(.pandoc, arguments: trials)
  func pandocReadsWhatWasWritten(pandoc: Pandoc, batch: UInt64) async throws {
    let seeds = (batch * RandomDocumentTests.batchSize)..<((batch + 1) * RandomDocumentTests.batchSize)
    let written = try seeds.map { try RandomDocumentTests.output(seed: $0, pandoc.api) }
    if try await RandomDocumentTests.isReadBack(written, by: pandoc) { return }
    // Which one was it?
    for (seed, bytes) in zip(seeds, written) {
      let result = try await pandoc.run(["-f", "json", "-t", "json"], input: bytes)
      #expect(result.exitCode == 0, "seed \(seed): \(result.errors)")
      guard result.exitCode == 0 else { continue }
      #expect(try RandomDocumentTests.content(result.bytes) == RandomDocumentTests.content(bytes), "seed \(seed)")
    }
    Issue.record("documents \(seeds) together are not read back")
  }

  @Test(.pandoc, arguments: Pandoc.all, ["docx", "html", "latex", "epub", "odt", "markdown"])
  func writersTakeRandomDocuments(pandoc: Pandoc, writer: String) async throws {
    // All pictures are embedded: nothing may be fetched.
    let nodes = NodeSelection.all.without(features: [.danglingReferences])
    var options = PandocOptions()
    options.apiVersion = pandoc.api
    let written = try (0..<6 as Range<UInt64>).map {
      try exported(Document.random(seed: $0, nodes: nodes), options).bytes
    }
    let result = try await pandoc.run(
      ["-f", "json", "-t", writer, "--metadata", "title=Random", "-o", "-"], input: RandomDocumentTests.joined(written))
    #expect(result.exitCode == 0, "\(result.errors.suffix(1_000))")
    #expect(result.bytes.count > 10_000)
  }

  /// A document of a seed, with options that depend on it.
  static func output(seed: UInt64, _ api: PandocOptions.APIVersion) throws -> [UInt8] {
    var options = PandocOptions()
    options.apiVersion = api
    if seed.isMultiple(of: 3) { options.parallel = .columns }
    if seed.isMultiple(of: 5) { options.pictures = .link }
    if seed.isMultiple(of: 7) { options.raw = false }
    return try exported(Document.random(seed: seed, size: 20, nodes: seed.isMultiple(of: 2) ? .all : .wild), options)
      .bytes
  }

  private static func isReadBack(_ written: [[UInt8]], by pandoc: Pandoc) async throws -> Bool {
    let input = joined(written)
    let result = try await pandoc.run(["-f", "json", "-t", "json"], input: input)
    guard result.exitCode == 0 else { return false }
    // The blocks come back byte for byte; only where they do not is it worth the time to read them.
    let same = "]}".utf8.count
    guard let start = position(after: ",\"blocks\":", in: input),
      let end = position(after: ",\"blocks\":", in: result.bytes),
      Data(input[start...].dropLast(same)) == Data(result.bytes[end...].dropLast(same + 1))
    else { return try content(result.bytes) == content(input) }
    return try content(Array(result.bytes[..<end]) + Array("[]}".utf8))
      == content(Array(input[..<start]) + Array("[]}".utf8))
  }

  /// Several documents as one: each is a `Div`, and its metadata are a map.
  private static func joined(_ documents: [[UInt8]]) -> [UInt8] {
    var head: [UInt8] = []
    var metadata: [UInt8] = []
    var bodies: [UInt8] = []
    for (number, document) in documents.enumerated() {
      // A quotation mark within a string is escaped, so these are names of members.
      guard let meta = position(after: "\"meta\":", in: document),
        let blocks = position(after: ",\"blocks\":", in: document)
      else { continue }
      head = Array(document[..<meta])
      if number > 0 {
        metadata.append(UInt8(ascii: ","))
        bodies.append(UInt8(ascii: ","))
      }
      metadata += Array("\"d\(number)\":{\"t\":\"MetaMap\",\"c\":".utf8)
      metadata += document[meta..<(blocks - 10)] + [UInt8(ascii: "}")]
      bodies += Array("{\"t\":\"Div\",\"c\":[[\"\",[],[]],".utf8)
      bodies += document[blocks...].dropLast(2) + Array("]}".utf8)
    }
    return head + Array("{".utf8) + metadata + Array("},\"blocks\":[".utf8) + bodies + Array("]}".utf8)
  }

  private static func position(after text: String, in bytes: [UInt8]) -> Int? {
    Data(bytes).range(of: Data(text.utf8))?.upperBound
  }

  /// What a file of pandoc's JSON says, whatever the order of its members and the version of its types: in one spelling.
  private static func content(_ bytes: [UInt8]) throws -> Data {
    var object = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    object["pandoc-api-version"] = nil
    return try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])
  }
}
