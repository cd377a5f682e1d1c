import Synchronization

/// Collects what importers, transforms and exporters report. Safe to use from several threads.
///
/// Output must not depend on timing, so work that runs in parallel collects diagnostics of its own
/// and reports them in order.
public final class ReportLog: Sendable {
  /// How many diagnostics of one id are kept whole, besides the first of each severity and loss; more are counted.
  /// Hostile input cannot fill the memory.
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

  /// Adds a claim that an edition makes about itself.
  public func record(_ claim: Claim) { state.withLock { $0.claims.append(claim) } }

  /// What was reported until now, in order, and how often.
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

/// What was reported during one import or export.
public struct Report: Hashable, Sendable {
  /// Diagnostics of one id that were counted and not kept.
  public struct Omission: Hashable, Sendable {
    /// The id.
    public var id: String
    /// How many more there were.
    public var count: Int

    /// Makes a count.
    public init(id: String, count: Int) {
      self.id = id
      self.count = count
    }
  }

  /// The diagnostics in order.
  public var diagnostics: [Diagnostic]
  /// Where there were too many of one id to keep: how many more there were.
  public var omitted: [Omission]
  /// What the edition claims about itself, with evidence.
  public var claims: [Claim]

  /// Makes a report; what is not named is empty.
  public init(diagnostics: [Diagnostic] = [], omitted: [Omission] = [], claims: [Claim] = []) {
    self.diagnostics = diagnostics
    self.omitted = omitted
    self.claims = claims
  }

  /// Whether anything was lost.
  public var hasLosses: Bool { diagnostics.contains { $0.loss != nil } }
  /// Whether there was a warning.
  public var hasWarnings: Bool { diagnostics.contains { $0.severity == .warning } }
}

/// Something an edition says about itself, such as an accessibility feature, and why that is true.
public struct Claim: Hashable, Sendable {
  /// Where a claim comes from.
  public enum Basis: String, Hashable, Sendable, CaseIterable {
    /// From what was written.
    case computed
    /// From the author's word alone.
    case author
  }

  /// The property, such as `schema:accessibilityFeature`.
  public var property: String
  /// Its value.
  public var value: String
  /// Where it comes from.
  public var basis: Basis
  /// What shows it: `3 of 3 pictures have a description`.
  public var evidence: String

  /// Makes a claim.
  public init(property: String, value: String, basis: Basis, evidence: String) {
    self.property = property
    self.value = value
    self.basis = basis
    self.evidence = evidence
  }
}
