import Platen
import PlatenCore
import PlatenFiles

/// What all documents of a batch have in common, checked before the first is read.
struct BatchSetup: Sendable {
  /// What can be read, changed and written.
  let toolkit: Toolkit
  /// How the documents become editions.
  let recipe: EditionRecipe
  /// The time of the editions, from `SOURCE_DATE_EPOCH`.
  let modified: Timestamp?
  /// What the editions are made from besides their documents.
  let fingerprint: String
  /// The options of importers, transforms and formats.
  let settings: [OptionSetting]

  /// - Throws: ``Failure`` for whatever is wrong with the options.
  init(_ command: BatchCommand, toolkit: Toolkit) async throws(Failure) {
    modified = try SourceDateEpoch.timestamp
    let reading = command.reading
    self.toolkit = try await command.plugins.extended(
      toolkit, forFormats: command.formats, transforms: reading.transform)
    settings = reading.set.map(\.setting) + (reading.encoding.map { [OptionSetting("encoding", $0)] } ?? [])
    let files = RecordingFiles(NamedFiles())
    do throws(EditionError) {
      recipe = try EditionRecipe(
        formats: command.formats, settings: settings, inputFormat: reading.from,
        metadata: reading.metadata.map(\.setting), transforms: reading.transform, without: reading.without,
        files: files, using: self.toolkit)
    } catch {
      throw Failure(error, at: nil)
    }
    fingerprint = BatchSetup.fingerprint(command, settings, modified, files.record)
  }

  private static func fingerprint(
    _ command: BatchCommand, _ settings: [OptionSetting], _ modified: Timestamp?, _ files: [RecordingFiles.Entry]
  ) -> String {
    let reading = command.reading
    var fields = [PlatenVersion.current, PlatenCommand.programName, reading.from ?? "", modified?.description ?? ""]
    func add(_ list: [String]) { fields += ["\(list.count)"] + list }
    add(settings.flatMap { [$0.name, $0.value] })
    add(reading.metadata.flatMap { [$0.setting.name, $0.setting.value] })
    add(reading.transform)
    add(reading.without)
    add(command.failOn.map(\.rawValue))
    add(files.flatMap { [$0.reference, $0.hash] })
    add(command.plugins.programs.map { $0 + " " + (FileQuestion.version(of: $0) ?? "") })
    add(command.plugins.folders)
    var hash = SHA256()
    for field in fields { hash.update(field: field) }
    return hash.hexadecimal()
  }
}
