public import PlatenCore
import PlatenFiles
public import PluginHost

/// Where exporters that are separate programs come from.
public struct PluginSources: Hashable, Sendable {
  /// Programs that are named whole.
  public var programs: [String]
  /// Folders that are searched for `platen-format-NAME`, before those of the variable `PATH`.
  public var folders: [String]
  /// Whether the folders of `PATH` are searched.
  public var searchesPath: Bool
  /// How much time and room a program gets.
  public var limits: PluginLimits

  /// Makes sources; what is not named is empty, but `PATH` is searched.
  public init(
    programs: [String] = [], folders: [String] = [], searchesPath: Bool = true, limits: PluginLimits = PluginLimits()
  ) {
    self.programs = programs
    self.folders = folders
    self.searchesPath = searchesPath
    self.limits = limits
  }
}

extension Toolkit {
  /// A toolkit with exporters that are separate programs.
  ///
  /// Programs that are named whole are registered. For each format that is asked for and that nothing registered writes,
  /// `platen-format-NAME` is looked for. If there is neither a program nor a format to look for, nothing is started, and
  /// nothing looked for.
  ///
  /// - Parameter formats: the names of the formats that a run wants.
  /// - Throws: ``EditionError/plugin(_:)`` if a program is not there, does not keep to the protocol, or has a name that is taken.
  public func adding(_ plugins: PluginSources, forFormats formats: [String]) async throws(EditionError) -> Toolkit {
    var toolkit = self
    do throws(ExportError) {
      for program in plugins.programs {
        try await toolkit.register(try PluginProgram(named: program), plugins.limits)
      }
      for format in formats where toolkit.exporters[format] == nil {
        let name = format.lowercased()
        var program = try PluginProgram(forFormat: name, in: plugins.folders)
        if program == nil, plugins.searchesPath { program = try PluginProgram(forFormat: name) }
        guard let program else { continue }
        try await toolkit.register(program, plugins.limits)
        if toolkit.exporters[name] == nil {
          throw ExportError(
            .plugin, "\(Diagnostic.quoted(program.name)) says that it writes another format than its name tells",
            advice: "Ask its author, or name it whole with --plugin.")
        }
      }
    } catch {
      throw EditionError.plugin(error)
    }
    return toolkit
  }

  private mutating func register(_ program: PluginProgram, _ limits: PluginLimits) async throws(ExportError) {
    let plugin = try await Plugin(program, limits: limits)
    do throws(RegistryError) { try exporters.register(plugin.entry) } catch {
      throw ExportError(
        .plugin, "\(Diagnostic.quoted(program.name)) cannot be used: \(error.description)",
        advice: "A program cannot take the place of a format that is there.")
    }
  }
}

extension Plugin {
  /// Asks a program what it is, and has documents sent to it as Platen's JSON.
  ///
  /// - Throws: `ExportError` of kind `plugin`, as ``PluginHost/Plugin`` says.
  public init(_ program: PluginProgram, limits: PluginLimits = PluginLimits()) async throws(ExportError) {
    try await self.init(
      program, limits: limits, serializer: .platenJSON,
      observer: ProcessGroupObserver(
        started: { SignalCleanup.register(processGroup: $0) }, ended: { SignalCleanup.withdraw(processGroup: $0) }))
  }
}
