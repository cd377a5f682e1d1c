public import PlatenCore

/// Checks that an exporter follows the rules of `Exporter`, or a transform those of `Transform`. Plugins can be checked too, by their
/// registry entries.
///
/// It needs no test framework. With Swift Testing, the complete test of a format, with `@Test(arguments:)` and settings to try, is:
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
/// For a format with packed bytes, such as a ZIP archive, pass a function that unpacks them:
///
/// ```swift
/// let kit = ConformanceKit(PosterExporter.self) { bytes in String(decoding: bytes, as: Unicode.ASCII.self) }
/// ```
///
/// The kit uses random numbers with fixed seeds, no clock, and no state, so the same exporter gives the same
/// findings. It cannot catch a trap: an exporter that crashes ends the test too.
public struct ConformanceKit: Sendable {
  /// A check that every exporter or transform must pass.
  public enum Check: String, Hashable, Sendable, CaseIterable {
    /// The description is complete: id, name, file extension and media type; for a transform, name and summary.
    case format
    /// The content of a document is in the output or reported as lost.
    case everyNode = "every-node"
    /// The same document gives the same bytes and the same report, whatever the parallelism.
    case sameBytes = "same-bytes"
    /// A sink that fails ends the export with an error of kind `sink`, and is not written to again.
    case failingSink = "failing-sink"
    /// The empty document and the deepest one have an output; a deeper one is rejected with an error of kind `tooDeep`.
    case depth
    /// Every option accepts its default and its extremes, and rejects other values with a message that lists the valid ones, both as a
    /// setting and from Swift code.
    case options
    /// A document with text made to break out of markup can be exported.
    case hostileText = "hostile-text"
    /// A cancelled task ends with an error of kind `cancelled`, or with the complete output.
    case cancellation
  }

  /// A violation of the rules.
  public struct Finding: Hashable, Sendable, CustomStringConvertible {
    /// The check that found it.
    public var check: Check
    /// The description, with everything needed to reproduce the violation.
    public var detail: String

    public var description: String { "[\(check.rawValue)] \(detail)" }
  }

  /// The registry entry of the exporter.
  public let entry: ExporterRegistry.Entry
  /// The settings of the exporter in every check; the check of options adds one setting at a time.
  public let settings: [OptionSetting]
  /// Whether titles of links, languages of code, and cataloguing metadata must be in the output or reported, too.
  public var checksAdvisoryText = false
  /// The seeds of the random documents.
  public var seeds: [UInt64] = Array(0..<12)
  /// Whether checks with many documents use only some of them: for a plugin, which is started for each document.
  ///
  /// Every kind of node, every option and every hostile string is still used.
  public var isBrief = false
  /// Writes the documents of a transform; `nil` if an exporter is tested.
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
  ///   - extractText: returns the text of the output, with its markup; by default, the output is decoded as UTF-8.
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

  /// Makes a kit for an entry of a registry, such as that of a plugin.
  ///
  /// - Parameters:
  ///   - entry: the exporter.
  ///   - settings: options other than the defaults, as on the command line.
  ///   - extractText: returns the text of the output, with its markup; by default, the output is decoded as UTF-8.
  public init(
    entry: ExporterRegistry.Entry, settings: [OptionSetting] = [],
    extractText: @escaping @Sendable (_ bytes: [UInt8]) throws -> String = ConformanceKit.utf8
  ) {
    self.entry = entry
    self.settings = settings
    self.extractText = extractText
  }

  /// Decodes bytes as UTF-8; invalid bytes become U+FFFD.
  public static let utf8: @Sendable ([UInt8]) throws -> String = { String(decoding: $0, as: UTF8.self) }

  /// The checks that apply: those of sinks do not apply to transforms.
  public var checks: [Check] { Check.allCases.filter { $0 != .failingSink || writer == nil } }

  /// Runs the given checks, or all that apply.
  public func run(_ checks: [Check]? = nil) async -> ConformanceReport {
    await run(checks) { (_, _) throws(Never) in }
  }

  /// Runs checks, and reports the findings of each as soon as it has ended.
  ///
  /// - Parameters:
  ///   - checks: the checks, in the order in which they are run; `nil` for all that apply.
  ///   - onCheck: receives each check and its findings, which are empty if it passed.
  /// - Throws: the error of `onCheck`; no further check is run then.
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

/// The result of a conformance kit.
public struct ConformanceReport: Hashable, Sendable, CustomStringConvertible {
  /// The format's id, or the transform's name.
  public var format: String
  /// The checks that were run.
  public var checks: [ConformanceKit.Check]
  /// The findings, in the order of the checks.
  public var findings: [ConformanceKit.Finding]

  /// Whether there are no findings.
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
