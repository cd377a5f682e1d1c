public import PlatenCore

/// Holds an exporter to the rules of `Exporter`, or a transform to those of `Transform`: yours, ours, or a
/// program's behind a registry entry.
///
/// It needs no test framework. With Swift Testing the whole test of a format, behind `@Test(arguments:)` with settings to try, is:
///
/// ```swift
/// func exporterConforms(settings: [OptionSetting]) async {
///   var kit = ConformanceKit(PandocExporter.self, settings: settings)
///   kit.checksAdvisoryText = true
///   let report = await kit.run()
///   #expect(report.isPassed, "\(report)")
/// }
/// ```
///
/// A format whose bytes are packed (a ZIP archive, say) says how they are unpacked:
///
/// ```swift
/// let kit = ConformanceKit(PosterExporter.self) { bytes in String(decoding: bytes, as: Unicode.ASCII.self) }
/// ```
///
/// The kit draws no random number without a seed, asks no clock, and keeps no state: the same exporter gives the same
/// findings. It cannot catch a trap: an exporter that crashes takes the test with it.
public struct ConformanceKit: Sendable {
  /// One thing that every exporter or transform is held to.
  public enum Check: String, Hashable, Sendable, CaseIterable {
    /// The name tag is complete: id, name, file extension, media type; of a transform name and summary.
    case format
    /// Whatever a document says is in the output, or reported as lost.
    case everyNode = "every-node"
    /// The same document gives the same bytes and the same report, whatever the parallelism.
    case sameBytes = "same-bytes"
    /// A sink that fails ends the export with an error of kind `sink`, and is not written to again.
    case failingSink = "failing-sink"
    /// The empty document and the deepest one have an output; a deeper one is refused with `tooDeep`.
    case depth
    /// Every option takes its default and its extremes, refuses what lies outside, as a setting and by
    /// Swift code, and says what it takes.
    case options
    /// Text that is made to break out of markup does not keep a document from being exported.
    case hostileText = "hostile-text"
    /// A cancelled task ends in `cancelled`, or in the whole output.
    case cancellation
  }

  /// Something an exporter does that it must not do.
  public struct Finding: Hashable, Sendable, CustomStringConvertible {
    /// The check that found it.
    public var check: Check
    /// What, with all that is needed to see it again.
    public var detail: String

    public var description: String { "[\(check.rawValue)] \(detail)" }
  }

  /// The exporter under its name.
  public let entry: ExporterRegistry.Entry
  /// The options that the exporter is made with for every check; the options' check adds one at a time.
  public let settings: [OptionSetting]
  /// Whether titles of links, languages of code, and the catalogue's metadata must be in the output, or reported, too.
  public var checksAdvisoryText = false
  /// The seeds of the random documents.
  public var seeds: [UInt64] = Array(0..<12)
  /// Whether checks that export many documents take a few of them: for a program, which is started for each.
  ///
  /// Every kind of node, every option and every hostile string is still tried.
  public var isBrief = false
  /// Writes the documents of a transform; `nil` if it is an exporter that is held to the rules.
  var writer: ConfiguredExporter?
  let extractText: @Sendable ([UInt8]) throws -> String
  /// The exporter with extreme values of its options that Swift code set; none for an entry of a registry.
  private(set) var edges: [Edge] = []

  /// An exporter with one option at the edge of what it takes, or beyond.
  struct Edge: Sendable {
    var name: String
    var isAllowed: Bool
    var exporter: ConfiguredExporter
  }

  /// Makes a kit for an exporter type.
  ///
  /// - Parameters:
  ///   - exporter: its type.
  ///   - settings: options other than the defaults, as on the command line.
  ///   - extractText: gives all text of the output, markup and all; as it stands, it takes the output for UTF-8.
  public init<E: Exporter>(
    _ exporter: E.Type, settings: [OptionSetting] = [],
    extractText: @escaping @Sendable (_ bytes: [UInt8]) throws -> String = ConformanceKit.utf8
  ) {
    self.init(entry: ExporterRegistry.Entry(exporter), settings: settings, extractText: extractText)
    var options = E.Options()
    do throws(OptionError) {
      options = try E.Options.schema.options(from: settings, format: E.format.id, resources: NoResources())
    } catch {
      // The checks, which make the exporter from the same settings, tell what is wrong with them.
    }
    edges = E.Options.schema.options.flatMap { option in
      option.edges(options).map { edge in
        Edge(
          name: "\(option.name), set to \(edge.value) by Swift code", isAllowed: edge.isAllowed,
          exporter: ConfiguredExporter(E(options: edge.options)))
      }
    }
  }

  /// Makes a kit for an entry of a registry, such as a program's.
  ///
  /// - Parameters:
  ///   - entry: the exporter.
  ///   - settings: options other than the defaults, as on the command line.
  ///   - extractText: gives all text of the output, markup and all; as it stands, it takes the output for UTF-8.
  public init(
    entry: ExporterRegistry.Entry, settings: [OptionSetting] = [],
    extractText: @escaping @Sendable (_ bytes: [UInt8]) throws -> String = ConformanceKit.utf8
  ) {
    self.entry = entry
    self.settings = settings
    self.extractText = extractText
  }

  /// Takes bytes for UTF-8; faulty ones become U+FFFD.
  public static let utf8: @Sendable ([UInt8]) throws -> String = { String(decoding: $0, as: UTF8.self) }

  /// The checks that apply: a transform has no sink.
  public var checks: [Check] { Check.allCases.filter { $0 != .failingSink || writer == nil } }

  /// Runs checks, all that apply unless some are named.
  public func run(_ checks: [Check]? = nil) async -> ConformanceReport {
    await run(checks) { (_, _) throws(Never) in }
  }

  /// Runs checks, and says of each what it found as soon as it has ended.
  ///
  /// - Parameters:
  ///   - checks: the checks, in the order in which they are run; `nil` for all that apply.
  ///   - onCheck: gets each check and its findings, none if it passed.
  /// - Throws: what `onCheck` throws; no further check is run then.
  public func run<Failure: Error>(
    _ checks: [Check]?, onCheck: (_ check: Check, _ findings: [Finding]) throws(Failure) -> Void
  ) async throws(Failure) -> ConformanceReport {
    let checks = checks ?? self.checks
    var findings: [Finding] = []
    for check in checks {
      let found = await self.findings(of: check)
      findings += found
      try onCheck(check, found)
    }
    return ConformanceReport(format: entry.format.id, checks: checks, findings: findings)
  }

  private func findings(of check: Check) async -> [Finding] {
    let details =
      switch check {
      case .format: formatFaults()
      case .everyNode: await everyNodeFaults()
      case .sameBytes: await sameBytesFaults()
      case .failingSink: await failingSinkFaults()
      case .depth: await depthFaults()
      case .options: await optionFaults()
      case .hostileText: await hostileTextFaults()
      case .cancellation: await cancellationFaults()
      }
    return details.map { Finding(check: check, detail: $0) }
  }
}

/// What a conformance kit found.
public struct ConformanceReport: Hashable, Sendable, CustomStringConvertible {
  /// The format's id, or the transform's name.
  public var format: String
  /// The checks that were run.
  public var checks: [ConformanceKit.Check]
  /// What they found, in their order.
  public var findings: [ConformanceKit.Finding]

  /// Whether nothing was found.
  public var isPassed: Bool { findings.isEmpty }

  /// `text: 8 checks passed`, or `text: 2 of 8 checks failed`.
  public var summary: String {
    let failed = checks.count { check in findings.contains { $0.check == check } }
    return failed == 0
      ? "\(format): \(checks.count) checks passed" : "\(format): \(failed) of \(checks.count) checks failed"
  }

  /// The summary, and every finding on a line of its own.
  public var description: String { ([summary] + findings.map { "  \($0)" }).joined(separator: "\n") }
}
