import PlatenCore

extension ConformanceKit {
  /// Each option alone, with what it takes and with what it must refuse; then names that are not there.
  func optionFaults() async -> [String] {
    var faults: [String] = []
    for option in entry.options {
      for value in accepted(option) { faults += await faultsOfAccepted(option, value) }
      for value in refused(option) { faults += faultsOfRefused(OptionSetting(option.name, value), "the value") }
      faults += await faultsOfDefault(option)
    }
    for edge in edges { faults += await edgeFaults(edge) }
    faults += faultsOfRefused(OptionSetting("no-such-option-at-all", "1"), "the name")
    if let name = entry.options.map(\.name).first(where: { $0.utf8.count >= 4 }) {
      let misspelt = name + "x"
      let isTaken = entry.options.contains { $0.name == misspelt }
      if !isTaken, let error = refusal(of: OptionSetting(misspelt, "1")), error.advice?.contains(name) != true {
        faults.append("the misspelt option \(misspelt): the error does not name \(name): \(error)")
      }
    }
    return faults
  }

  /// The default, the extremes, every word.
  private func accepted(_ option: OptionDescription) -> [String] {
    switch option.values {
    case .boolean: return ["true", "false"]
    case .integer(let minimum, let maximum, let words): return ["\(minimum)", "\(maximum)"] + words
    case .choice(let words): return words
    case .text: return ["", "text", "文字 <&> \"x\"", String(repeating: "x", count: 2_000)]
    case .file: return ["", "specimen.png", "specimen.css"]
    }
  }

  private func refused(_ option: OptionDescription) -> [String] {
    switch option.values {
    case .boolean: return ["", "maybe", "2"]
    case .integer(let minimum, let maximum, let words):
      // One below the least and one above the greatest, where there is such a number.
      let outside = [minimum.subtractingReportingOverflow(1), maximum.addingReportingOverflow(1)]
      return outside.filter { !$0.overflow }.map { "\($0.partialValue)" }
        + ["", "x", "1.5"].filter { !words.contains($0) }
    case .choice(let words): return ["", "no-such-word"].filter { !words.contains($0) }
    case .text: return []
    case .file: return ["no-such-file"]
    }
  }

  /// The value is taken, and the export works, or says what contradicts what.
  private func faultsOfAccepted(_ option: OptionDescription, _ value: String) async -> [String] {
    let name = "\(option.name)=\(Diagnostic.quoted(value))"
    do throws(NotMade) {
      let trial = try await trial(
        Specimen.everything.document, adding: [OptionSetting(option.name, value)], from: SpecimenFiles())
      guard let error = trial.error, error.kind != .contradiction else { return [] }
      return ["\(name): the export failed: \(error)"]
    } catch {
      // A file of the wrong kind may be refused; the specimens cannot know which kind an option wants.
      return option.values == .file && !value.isEmpty ? [] : ["\(name): \(error.detail)"]
    }
  }

  /// A value at the edge works, or says what contradicts what; a value beyond it is refused.
  private func edgeFaults(_ edge: Edge) async -> [String] {
    var sink: any ByteSink = MemorySink()
    do throws(ExportError) {
      try await edge.exporter.export(Specimen.everything.document, to: &sink, context: ExportContext())
      return edge.isAllowed ? [] : ["\(edge.name): the value is taken, though it lies outside of what the option takes"]
    } catch {
      return error.kind == .contradiction ? [] : ["\(edge.name): the export failed: \(error)"]
    }
  }

  /// The default, when it is written, changes nothing.
  private func faultsOfDefault(_ option: OptionDescription) async -> [String] {
    guard !settings.contains(where: { $0.name == option.name }) else { return [] }
    let setting = OptionSetting(option.name, option.defaultValue)
    do throws(NotMade) {
      let plain = try await trial(Specimen.everything.document)
      let explicit = try await trial(Specimen.everything.document, adding: [setting], from: SpecimenFiles())
      if plain.bytes == explicit.bytes { return [] }
      return ["\(option.name): its default “\(option.defaultValue)”, when it is given, changes the output"]
    } catch {
      return ["\(option.name): it does not take its own default: \(error.detail)"]
    }
  }

  private func refusal(of setting: OptionSetting) -> OptionError? {
    do throws(OptionError) {
      _ = try entry.make(settings + [setting], SpecimenFiles())
      return nil
    } catch {
      return error
    }
  }

  private func faultsOfRefused(_ setting: OptionSetting, _ what: String) -> [String] {
    let name = "\(setting.name)=\(Diagnostic.quoted(setting.value))"
    guard let error = refusal(of: setting) else { return ["\(name): \(what) is taken, though there is no such one"] }
    // A file that is not there has its reason in the message; there is nothing to advise.
    let isFile = entry.options.contains { $0.name == setting.name && $0.values == .file }
    return isFile || error.advice?.isEmpty == false ? [] : ["\(name): the error has no advice: \(error)"]
  }
}

/// The files that options are tried with.
private struct SpecimenFiles: ResourceProvider {
  func resource(at reference: String) throws(ResourceError) -> Resource {
    switch reference {
    case "specimen.png": SamplePicture.png.resource(path: reference)
    case "specimen.css":
      Resource(path: reference, mediaType: "text/css", bytes: Array("p { margin: 0 }\n".utf8))
    default: throw ResourceError("there is no file \(Diagnostic.quoted(reference))")
    }
  }
}
