import Synchronization

/// Collects the diagnostics and claims of importers, transforms and exporters. Safe to use from several threads.
///
/// Output must not depend on timing, so work that runs in parallel collects diagnostics of its own
/// and reports them in order.
public final class ReportLog: Sendable {
  /// The number of diagnostics with the same id that are kept, in addition to the first of each severity and loss. Further ones
  /// are only counted, so that hostile input cannot fill the memory.
  public static let maximumPerID = 100

  /// What makes a difference to ``Report/hasLosses`` and ``Report/hasWarnings``.
  private struct Kind: Hashable {
    var id: String
    var severity: Diagnostic.Severity
    var loss: Diagnostic.Loss?

    init(_ diagnostic: Diagnostic) {
      id = diagnostic.id
      severity = diagnostic.severity
      loss = diagnostic.loss
    }
  }

  private struct State {
    var diagnostics: [Diagnostic] = []
    var kept: [String: Int] = [:]
    var omitted: [String: Int] = [:]
    var kinds: Set<Kind> = []
    var order: [String] = []
    var claims: [Claim] = []
  }

  private let state = Mutex(State())

  /// Makes an empty log.
  public init() {}

  /// Adds a diagnostic.
  public func report(_ diagnostic: Diagnostic) {
    state.withLock { state in
      let kept = state.kept[diagnostic.id, default: 0]
      if kept == 0 { state.order.append(diagnostic.id) }
      // The first loss and the first warning count among any number of notes: `hasLosses` must not miss them.
      let isNewKind = state.kinds.insert(Kind(diagnostic)).inserted
      if isNewKind || kept < ReportLog.maximumPerID {
        state.kept[diagnostic.id] = kept + 1
        state.diagnostics.append(diagnostic)
      } else {
        state.omitted[diagnostic.id, default: 0] += 1
      }
    }
  }

  /// Adds diagnostics in their order.
  public func report(_ diagnostics: some Sequence<Diagnostic>) {
    for diagnostic in diagnostics { report(diagnostic) }
  }

  /// Adds what other logs have got, one after the other, as if it had been reported here: those of work that ran in parallel.
  package func add(_ logs: [ReportLog]) {
    for log in logs {
      let more = log.report
      report(more.diagnostics)
      for omission in more.omitted {
        // Of its kind there is one that was kept, so that this one is counted.
        guard let example = more.diagnostics.last(where: { $0.id == omission.id }) else { continue }
        for _ in 0..<omission.count { report(example) }
      }
      for claim in more.claims { record(claim) }
    }
  }

  /// Adds a claim of an edition about itself.
  public func record(_ claim: Claim) { state.withLock { $0.claims.append(claim) } }

  /// Everything that was reported until now, in order.
  public var report: Report {
    state.withLock { state in
      Report(
        diagnostics: state.diagnostics,
        omitted: state.order.compactMap { id in
          state.omitted[id].map { Report.Omission(id: id, count: $0) }
        },
        claims: state.claims)
    }
  }
}

/// The diagnostics and claims of one import, transform or export.
public struct Report: Hashable, Sendable {
  /// The number of diagnostics with one id that were counted but not kept.
  public struct Omission: Hashable, Sendable {
    /// The id.
    public var id: String
    /// The number of further diagnostics.
    public var count: Int

    /// Makes a count.
    public init(id: String, count: Int) {
      self.id = id
      self.count = count
    }
  }

  /// The diagnostics in order.
  public var diagnostics: [Diagnostic]
  /// For each id with too many diagnostics to keep, the number of further ones.
  public var omitted: [Omission]
  /// The claims of the edition about itself, with evidence.
  public var claims: [Claim]

  /// Makes a report. Parts that are not given are empty.
  public init(diagnostics: [Diagnostic] = [], omitted: [Omission] = [], claims: [Claim] = []) {
    self.diagnostics = diagnostics
    self.omitted = omitted
    self.claims = claims
  }

  /// Whether a diagnostic reports a loss.
  public var hasLosses: Bool { diagnostics.contains { $0.loss != nil } }
  /// Whether there was a warning.
  public var hasWarnings: Bool { diagnostics.contains { $0.severity == .warning } }
}

/// A statement of an edition about itself, such as an accessibility feature, and the evidence for it.
public struct Claim: Hashable, Sendable {
  /// The basis of a claim.
  public enum Basis: String, Hashable, Sendable, CaseIterable {
    /// Computed from the content of the edition.
    case computed
    /// Stated by the author only.
    case author
  }

  /// The property, such as `schema:accessibilityFeature`.
  public var property: String
  /// Its value.
  public var value: String
  /// The basis of the claim.
  public var basis: Basis
  /// The evidence: `3 of 3 pictures have a description`.
  public var evidence: String

  /// Makes a claim.
  public init(property: String, value: String, basis: Basis, evidence: String) {
    self.property = property
    self.value = value
    self.basis = basis
    self.evidence = evidence
  }
}
