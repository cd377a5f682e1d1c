import JSONText
import Platen
import PlatenCore

/// What a toolkit can do, as text for people and as JSON for programs.
struct FormatListing {
  /// One thing that a format can be: read or written.
  private struct Side {
    var format: Format
    var options: [OptionDescription]
  }

  private let name: String?
  private let outputs: [Side]
  private let inputs: [Side]
  private let transforms: [TransformRegistry.Entry]

  /// Lists everything, or all about one format or transform.
  ///
  /// - Throws: ``Failure`` if nothing has the name.
  init(_ toolkit: Toolkit, name: String?) throws(Failure) {
    self.name = name
    func isWanted(_ format: Format) -> Bool {
      guard let name = name?.lowercased() else { return true }
      return format.id == name || format.aliases.contains(name)
    }
    outputs = toolkit.exporters.entries.filter { isWanted($0.format) }.map {
      Side(format: $0.format, options: $0.options)
    }
    inputs = toolkit.importers.entries.filter { isWanted($0.format) }.map {
      Side(format: $0.format, options: $0.options)
    }
    transforms = name.map { name in toolkit.transforms[name].map { [$0] } ?? [] } ?? toolkit.transforms.entries
    if let name, outputs.isEmpty, inputs.isEmpty, transforms.isEmpty {
      let formats = toolkit.exporters.entries.map(\.format) + toolkit.importers.entries.map(\.format)
      let names = formats.flatMap { [$0.id] + $0.aliases } + toolkit.transforms.entries.map(\.name)
      throw Failure(
        .usage, "there is no format or transform \(Diagnostic.quoted(name))",
        advice: Spelling.advice(
          for: name.lowercased(), in: names, otherwise: "\(PlatenCommand.programName) formats lists them."))
    }
  }
}

extension FormatListing {
  /// The listing for people, at most 80 columns wide.
  var text: String {
    guard name == nil else {
      return
        (outputs.map { FormatListing.details($0, title: "Output format") }
        + inputs.map { FormatListing.details($0, title: "Input format") }
        + transforms.map(FormatListing.details)).joined(separator: "\n")
    }
    var text = FormatListing.table("Output formats", outputs) + "\n" + FormatListing.table("Input formats", inputs)
    if !transforms.isEmpty {
      text += "\nTransforms (* applied by default; see --transform and --without)\n"
      let labels = transforms.map { "  \($0.name)\($0.isDefault ? " *" : "")" }
      let indent = (labels.map(\.count).max() ?? 0) + 2
      for (label, entry) in zip(labels, transforms) {
        text += TextLayout.item(label, entry.summary, indent: indent)
      }
    }
    return text + "\n\(PlatenCommand.programName) formats NAME lists the options of a format or transform.\n"
  }

  private static func table(_ title: String, _ sides: [Side]) -> String {
    guard !sides.isEmpty else { return "\(title): none\n" }
    let width = (sides.map(\.format.id.count).max() ?? 0) + 4
    return title + "\n"
      + sides.map { side in
        let extensions = side.format.fileExtensions.map { "." + $0 }.joined(separator: " ")
        return TextLayout.item("  \(side.format.id)", "\(side.format.name) (\(extensions))", indent: width)
      }.joined()
  }

  private static func details(_ side: Side, title: String) -> String {
    let format = side.format
    var text = "\(title) \(format.id): \(format.name)\n"
    if !format.aliases.isEmpty {
      text += TextLayout.item("  also called", format.aliases.joined(separator: ", "), indent: 16)
    }
    text += TextLayout.item("  extensions", format.fileExtensions.map { "." + $0 }.joined(separator: " "), indent: 16)
    text += TextLayout.item("  media type", format.mediaType, indent: 16)
    return text + details(side.options, of: format.id)
  }

  private static func details(_ transform: TransformRegistry.Entry) -> String {
    "Transform \(transform.name)\n" + TextLayout.item("", transform.summary, indent: 2)
      + TextLayout.item(
        "", transform.isDefault ? "Applied by default; see --without." : "Applied with --transform \(transform.name).",
        indent: 2)
      + details(transform.options, of: transform.name)
  }

  private static func details(_ options: [OptionDescription], of name: String) -> String {
    guard !options.isEmpty else { return "\nIt has no options.\n" }
    var text = "\nOptions, given as --set name=value or --set \(name).name=value\n"
    for option in options {
      let standard = option.defaultValue.isEmpty ? "" : " Default: \(option.defaultValue)."
      text += "\n  \(option.name)\n"
      text += TextLayout.item("", option.help, indent: 6)
      text += TextLayout.item("", "Takes \(option.values).\(standard)", indent: 6)
    }
    return text
  }
}

extension FormatListing {
  /// The listing for programs: the same members with a name and without.
  var json: JSONValue {
    .object([
      "platen": .string(PlatenVersion.current),
      "outputs": .array(outputs.map(FormatListing.json)),
      "inputs": .array(inputs.map(FormatListing.json)),
      "transforms": name == nil || !transforms.isEmpty ? .array(transforms.map(FormatListing.json)) : nil,
    ])
  }

  private static func json(_ transform: TransformRegistry.Entry) -> JSONValue {
    .object([
      "name": .string(transform.name),
      "summary": .string(transform.summary),
      "default": .boolean(transform.isDefault),
      "options": .array(transform.options.map(json)),
    ])
  }

  private static func json(_ side: Side) -> JSONValue {
    .object([
      "id": .string(side.format.id),
      "aliases": .strings(side.format.aliases),
      "name": .string(side.format.name),
      "extensions": .strings(side.format.fileExtensions),
      "mediaType": .string(side.format.mediaType),
      "options": .array(side.options.map(json)),
    ])
  }

  private static func json(_ option: OptionDescription) -> JSONValue {
    .object([
      "name": .string(option.name),
      "values": json(option.values),
      "default": .string(option.defaultValue),
      "help": .string(option.help),
    ])
  }

  private static func json(_ values: OptionValues) -> JSONValue {
    switch values {
    case .boolean: .object(["type": .string("boolean")])
    case .integer(let minimum, let maximum, let words):
      .object([
        "type": .string("integer"), "minimum": .integer(minimum), "maximum": .integer(maximum),
        "words": words.isEmpty ? nil : .strings(words),
      ])
    case .choice(let words): .object(["type": .string("choice"), "words": .strings(words)])
    case .text: .object(["type": .string("text")])
    case .file: .object(["type": .string("file")])
    }
  }
}
