public import PlatenCore
import PlatenFiles
public import PluginHost

/// The places in which plugins are found.
public struct PluginSources: Hashable, Sendable {
  /// Programs given by their paths.
  public var programs: [String]
  /// Folders to search for `platen-format-NAME` and `platen-transform-NAME` before those of `PATH`.
  public var folders: [String]
  /// Whether the folders of `PATH` are searched.
  public var searchesPath: Bool
  /// The limits of a plugin in time and memory.
  public var limits: PluginLimits

  /// Makes sources. By default there are no programs and folders, and `PATH` is searched.
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
  /// Returns the toolkit with plugins added.
  ///
  /// The given programs are registered. For each requested format or transform that is not registered then,
  /// `platen-format-NAME` or `platen-transform-NAME` is searched for. No other program is searched for or started.
  ///
  /// - Parameters:
  ///   - plugins: the programs and folders.
  ///   - formats: the names of the requested formats.
  ///   - transforms: the names of the requested transforms.
  /// - Throws: ``EditionError/plugin(_:)`` if a program is missing, does not follow the protocol, or has a name that is taken.
  public func adding(
    _ plugins: PluginSources, forFormats formats: [String] = [], transforms: [String] = []
  ) async throws(EditionError) -> Toolkit {
    var toolkit = self
    do throws(PluginError) {
      for program in plugins.programs {
        try await toolkit.register(try PluginProgram(named: program), plugins.limits)
      }
      for name in formats { try await toolkit.find(.format, name, plugins) }
      for name in transforms { try await toolkit.find(.transform, name, plugins) }
    } catch {
      throw EditionError.plugin(error)
    }
    return toolkit
  }

  /// Registers a plugin under the name of its format or transform.
  ///
  /// - Throws: `RegistryError` if the name is taken.
  public mutating func register(_ plugin: Plugin) throws(RegistryError) {
    switch plugin.entry {
    case .exporter(let entry): try exporters.register(entry)
    case .transform(let entry): try transforms.register(entry)
    }
  }

  private func knows(_ role: PluginProgram.Role, _ name: String) -> Bool {
    switch role {
    case .format: exporters[name] != nil
    case .transform: transforms[name] != nil
    }
  }

  /// Looks for the program of a name that nothing registered has.
  private mutating func find(
    _ role: PluginProgram.Role, _ name: String, _ plugins: PluginSources
  ) async throws(PluginError) {
    let name = name.lowercased()
    guard !knows(role, name) else { return }
    var program = try PluginProgram(for: role, named: name, in: plugins.folders)
    if program == nil, plugins.searchesPath { program = try PluginProgram(for: role, named: name) }
    guard let program else { return }
    try await register(program, plugins.limits)
    if !knows(role, name) {
      throw PluginError(
        .program, "\(Diagnostic.quoted(program.name)) describes another \(role.rawValue) than its file name says",
        advice: "Ask its author, or give its path with --plugin.")
    }
  }

  private mutating func register(_ program: PluginProgram, _ limits: PluginLimits) async throws(PluginError) {
    let plugin = try await Plugin(program, limits: limits)
    do throws(RegistryError) { try register(plugin) } catch {
      throw PluginError(
        .program, "\(Diagnostic.quoted(program.name)) cannot be used: \(error.description)",
        advice: "A plugin cannot replace an existing format or transform.")
    }
  }
}

extension Plugin {
  /// Starts a program to get its description. Documents will be sent to it as Platen's JSON.
  ///
  /// - Throws: `PluginError`, as ``PluginHost/Plugin`` says.
  public init(_ program: PluginProgram, limits: PluginLimits = PluginLimits()) async throws(PluginError) {
    try await self.init(
      program, limits: limits, coding: .platenJSON,
      observer: ProcessGroupObserver(
        started: { SignalCleanup.register(processGroup: $0) }, ended: { SignalCleanup.withdraw(processGroup: $0) }))
  }
}
