package import PlatenCore

/// Which setting goes to which format or transform: `key=value` to everything in the run that has the option,
/// `name.key=value` to what has that name alone.
package struct SettingAssignments {
  /// The settings of each exporter, by its id.
  package private(set) var exporters: [String: [OptionSetting]] = [:]
  /// The settings of each importer, by its id.
  package var importers: [String: [OptionSetting]] = [:]
  /// The settings of each transform, by its name.
  package private(set) var transforms: [String: [OptionSetting]] = [:]

  /// Settings that have found their ways already.
  package init(
    exporters: [String: [OptionSetting]] = [:], importers: [String: [OptionSetting]] = [:],
    transforms: [String: [OptionSetting]] = [:]
  ) {
    self.exporters = exporters
    self.importers = importers
    self.transforms = transforms
  }

  /// Sends the settings of a run on their ways.
  ///
  /// - Throws: `OptionError` for a setting that nothing in the run has, with the nearest that something has.
  package init(
    _ settings: [OptionSetting], exporters: [ExporterRegistry.Entry], importers: [ImporterRegistry.Entry],
    transforms: [TransformRegistry.Entry] = []
  ) throws(OptionError) {
    guard !settings.isEmpty else { return }
    let targets = Target.all(exporters: exporters, importers: importers, transforms: transforms)
    for setting in settings {
      var name = setting.name
      var candidates = targets
      if let dot = name.firstIndex(of: ".") {
        let prefix = String(name[..<dot])
        candidates = targets.filter { $0.isNamed(prefix) }
        guard !candidates.isEmpty else { throw SettingAssignments.notInRun(prefix, setting, targets) }
        name = String(name[name.index(after: dot)...])
      }
      let takers = candidates.filter { $0.options.contains(name) }
      guard !takers.isEmpty else { throw SettingAssignments.unknown(name, candidates) }
      for taker in takers {
        self[keyPath: taker.route][taker.name, default: []].append(OptionSetting(name, setting.value))
      }
    }
  }

  /// Something in the run that has options.
  private struct Target {
    var name: String
    var aliases: [String] = []
    var options: [String]
    /// Where its settings are kept.
    var route: WritableKeyPath<SettingAssignments, [String: [OptionSetting]]>

    func isNamed(_ name: String) -> Bool { ([self.name] + aliases).contains(name.lowercased()) }

    init(
      _ format: Format, _ options: [OptionDescription],
      _ route: WritableKeyPath<SettingAssignments, [String: [OptionSetting]]>
    ) {
      name = format.id
      aliases = format.aliases
      self.options = options.map(\.name)
      self.route = route
    }

    init(_ transform: TransformRegistry.Entry) {
      name = transform.name
      options = transform.options.map(\.name)
      route = \.transforms
    }

    static func all(
      exporters: [ExporterRegistry.Entry], importers: [ImporterRegistry.Entry], transforms: [TransformRegistry.Entry]
    ) -> [Target] {
      var result: [Target] = []
      func add(_ target: Target) {
        guard !result.contains(where: { $0.route == target.route && $0.name == target.name }) else { return }
        result.append(target)
      }
      for entry in exporters { add(Target(entry.format, entry.options, \.exporters)) }
      for entry in importers { add(Target(entry.format, entry.options, \.importers)) }
      for entry in transforms { add(Target(entry)) }
      return result
    }
  }

  private static func notInRun(_ prefix: String, _ setting: OptionSetting, _ targets: [Target]) -> OptionError {
    OptionError(
      "\(Diagnostic.quoted(prefix)) of the option \(Diagnostic.quoted(setting.name)) is not part of this run",
      advice: Spelling.advice(
        for: prefix.lowercased(), in: targets.flatMap { [$0.name] + $0.aliases },
        otherwise: "Choose from: \(unique(targets.map(\.name)).joined(separator: ", "))."))
  }

  private static func unknown(_ name: String, _ candidates: [Target]) -> OptionError {
    // Most transforms have no options, and are not worth naming.
    let named = candidates.filter { $0.route != \.transforms || !$0.options.isEmpty }
    let names = unique((named.isEmpty ? candidates : named).map(\.name))
    let options = unique(candidates.flatMap(\.options))
    return OptionError(
      "\(list(names)) \(names.count == 1 ? "has" : "have") no option \(Diagnostic.quoted(name))",
      advice: Spelling.advice(
        for: name, in: options,
        otherwise: options.isEmpty ? "There are no options." : "Choose from: \(options.joined(separator: ", "))."))
  }

  /// `a, b and c`
  private static func list(_ names: [String]) -> String {
    names.count < 2
      ? names.joined() : names.dropLast().joined(separator: ", ") + " and " + names.suffix(1).joined()
  }

  private static func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}
