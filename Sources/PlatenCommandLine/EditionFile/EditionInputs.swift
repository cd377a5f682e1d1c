import ArgumentParser
import Platen
import PlatenCore
import PlatenFiles

/// The files that an edition file names as its sources, found, and the options that they are read with.
struct EditionInputs {
  /// The options of `platen export` that read them in the same way.
  let options: InputOptions
  /// What is known about each.
  let known: [[OptionSetting]]

  /// Finds the files.
  ///
  /// - Parameters:
  ///   - file: the edition file.
  ///   - folder: its folder.
  ///   - outputs: what is written: no file that a pattern fits to is both.
  /// - Throws: ``Failure`` if a pattern fits no file.
  init(
    _ file: EditionFile, in folder: String, outputs: [String], command: ExportCommand, toolkit: Toolkit
  ) throws(Failure) {
    var paths: [String] = []
    var known: [[OptionSetting]] = []
    for input in file.inputs {
      let path = NamedFiles.path(input.path, in: folder)
      let metadata = input.metadata.map { setting in
        let isFile = MetadataField(named: setting.name) == .cover
        return isFile ? OptionSetting(setting.name, NamedFiles.path(setting.value, in: folder)) : setting
      }
      guard let pattern = SourcePattern(path) else {
        paths.append(path)
        known.append(metadata)
        continue
      }
      let found: [String]
      do throws(InputError) {
        found = try pattern.files { path in
          !paths.contains(path) && !outputs.contains(where: { FileQuestion.areSame($0, path) })
            && (file.inputFormat != nil || EditionInputs.isReadable(path, toolkit))
        }
      } catch {
        throw Failure(error)
      }
      guard !found.isEmpty else {
        throw Failure(
          .noInput, "no file fits \(Diagnostic.quoted(input.path))",
          advice: "Paths are relative to the edition file’s own folder.", at: input.location.description)
      }
      paths += found
      known += found.map { _ in metadata }
    }
    self.known = known
    options = try EditionInputs.options(file, in: folder, paths, command)
  }

  private static func isReadable(_ path: String, _ toolkit: Toolkit) -> Bool {
    Toolkit.fileExtension(of: path).map { toolkit.importers.entry(forFileExtension: $0) != nil } ?? false
  }

  /// What would read the files from the command line.
  private static func options(
    _ file: EditionFile, in folder: String, _ paths: [String], _ command: ExportCommand
  ) throws(Failure) -> InputOptions {
    var arguments: [String] = []
    func add(_ option: String, _ value: String?) { if let value { arguments.append("\(option)=\(value)") } }
    add("--from", file.inputFormat)
    add("--encoding", file.encoding)
    add("--resources", command.input.reading.resources ?? file.resources.map { NamedFiles.path($0, in: folder) })
    switch file.joining {
    case .book: break
    case .anthology: arguments.append("--anthology")
    case .parallel(let parallel):
      arguments.append("--parallel")
      add("--dictionary", parallel.dictionary.map { NamedFiles.path($0, in: folder) })
      add("--alignment", parallel.alignment.map { NamedFiles.path($0, in: folder) })
      add("--unit", parallel.unit)
      for pin in parallel.pins { add("--pin", "\(pin.name)=\(pin.value)") }
    }
    do { return try InputOptions.parse(arguments + ["--"] + paths) } catch {
      throw Failure(.badInput, InputOptions.message(for: error))
    }
  }
}
