import ArgumentParser
import PlatenCore

/// `KEY=VALUE` as an argument.
struct SettingArgument: ExpressibleByArgument {
  var setting: OptionSetting

  /// Splits at the first `=`; a blank key is none.
  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else { return nil }
    setting = OptionSetting(String(parts[0]), String(parts[1]))
  }
}

/// How `--report` is written.
enum ReportStyle: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

/// What `--fail-on` names.
enum FailCondition: String, ExpressibleByArgument, CaseIterable {
  case loss, warning

  /// Whether a report fulfils the condition.
  func holds(for report: Report) -> Bool {
    switch self {
    case .loss: report.hasLosses
    case .warning: report.hasWarnings
    }
  }
}

/// What `--page-list-from` names.
enum PageListSource: String, ExpressibleByArgument, CaseIterable {
  case text
}

/// A number of threads.
struct Jobs: ExpressibleByArgument {
  static let maximum = 1_024
  var count: Int

  init?(argument: String) {
    guard let count = Int(argument), (1...Jobs.maximum).contains(count) else { return nil }
    self.count = count
  }
}
