import PlatenCore

/// Which setting goes to which format: `key=value` to every format of the run that has the option,
/// `format.key=value` to that format alone.
struct SettingRoutes {
  /// The settings of each exporter, by its id.
  private(set) var exporters: [String: [OptionSetting]] = [:]
  /// The settings of each importer, by its id.
  private(set) var importers: [String: [OptionSetting]] = [:]

  /// Sends the settings of a run on their ways.
  ///
  /// - Throws: `OptionError` for a setting that no format of the run has, with the nearest that one has.
  init(
    _ settings: [OptionSetting], exporters: [ExporterRegistry.Entry], importers: [ImporterRegistry.Entry]
  ) throws(OptionError) {
    let targets = Target.all(exporters: exporters, importers: importers)
    for setting in settings {
      var name = setting.name
      var candidates = targets
      if let dot = name.firstIndex(of: ".") {
        let prefix = String(name[..<dot])
        candidates = targets.filter { $0.isNamed(prefix) }
        guard !candidates.isEmpty else { throw SettingRoutes.notInRun(prefix, setting, targets) }
        name = String(name[name.index(after: dot)...])
      }
      let takers = candidates.filter { $0.options.contains(name) }
      guard !takers.isEmpty else { throw SettingRoutes.unknown(name, candidates) }
      for taker in takers {
        let setting = OptionSetting(name, setting.value)
        if taker.isExporter {
          self.exporters[taker.format.id, default: []].append(setting)
        } else {
          self.importers[taker.format.id, default: []].append(setting)
        }
      }
    }
  }

  /// A format of the run that has options.
  private struct Target {
    var format: Format
    var options: [String]
    var isExporter: Bool

    func isNamed(_ name: String) -> Bool {
      let name = name.lowercased()
      return format.id == name || format.aliases.contains(name)
    }

    static func all(exporters: [ExporterRegistry.Entry], importers: [ImporterRegistry.Entry]) -> [Target] {
      var result: [Target] = []
      func add(_ format: Format, _ options: [OptionDescription], isExporter: Bool) {
        guard !result.contains(where: { $0.isExporter == isExporter && $0.format.id == format.id }) else { return }
        result.append(Target(format: format, options: options.map(\.name), isExporter: isExporter))
      }
      for entry in exporters { add(entry.format, entry.options, isExporter: true) }
      for entry in importers { add(entry.format, entry.options, isExporter: false) }
      return result
    }
  }

  private static func notInRun(_ prefix: String, _ setting: OptionSetting, _ targets: [Target]) -> OptionError {
    let names = targets.flatMap { [$0.format.id] + $0.format.aliases }
    return OptionError(
      "the format \(Diagnostic.quoted(prefix)) of the option \(Diagnostic.quoted(setting.name)) is not part of this run",
      advice: Spelling.nearest(to: prefix.lowercased(), in: names).map { "Did you mean “\($0)”?" }
        ?? "There is: \(unique(targets.map(\.format.id)).joined(separator: ", ")).")
  }

  private static func unknown(_ name: String, _ candidates: [Target]) -> OptionError {
    let formats = unique(candidates.map(\.format.id))
    let options = unique(candidates.flatMap(\.options))
    let advice =
      if let near = Spelling.nearest(to: name, in: options) {
        "Did you mean “\(near)”?"
      } else if options.isEmpty {
        "There are no options."
      } else {
        "There is: \(options.joined(separator: ", "))."
      }
    return OptionError(
      "\(formats.joined(separator: " and ")) \(formats.count == 1 ? "has" : "have") no option \(Diagnostic.quoted(name))",
      advice: advice)
  }

  private static func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}
