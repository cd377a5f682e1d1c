import ArgumentParser
import Platen
import PlatenCore
import TextAlignment

/// How translations are put side by side.
struct ParallelOptions: ParsableArguments {
  @Flag(
    name: .customLong("parallel"),
    help: "Aligns translations: the inputs, or the languages within one input.")
  var isOn = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "With --parallel: a Chinese-English dictionary in the format of CC-CEDICT, which improves the alignment.",
      valueName: "file"),
    completion: .file())
  var dictionary: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "With --parallel: an existing alignment, in TMX or as written by hunalign or Bertalign.", valueName: "file"),
    completion: .file())
  var alignment: String?

  @Option(
    name: .customLong("pin"),
    help: ArgumentHelp(
      "With --parallel: the ids of two passages to pair. Passages with the same id are always paired. May be repeated.",
      valueName: "id=id"))
  var pins: [SettingArgument] = []

  @Option(name: .customLong("unit"), help: "With --parallel: the unit of a row.")
  var unit: UnitArgument?

  /// The name of a unit as an argument.
  struct UnitArgument: ExpressibleByArgument {
    var unit: AlignmentUnit

    init?(argument: String) {
      guard let unit = AlignmentUnit(rawValue: argument) else { return nil }
      self.unit = unit
    }

    static var allValueStrings: [String] { AlignmentUnit.allCases.map(\.rawValue) }
  }

  mutating func validate() throws {
    guard !isOn else { return }
    let given: [(String, Bool)] = [
      ("--dictionary", dictionary != nil), ("--alignment", alignment != nil), ("--pin", !pins.isEmpty),
      ("--unit", unit != nil),
    ]
    if let (name, _) = given.first(where: \.1) {
      throw ValidationError("\(name) can only be used with --parallel.")
    }
  }

  /// The settings of the transform that works within one input.
  var settings: [OptionSetting] {
    var settings: [OptionSetting] = []
    if let dictionary { settings.append(OptionSetting("\(ParallelText.name).dictionary", dictionary)) }
    if let unit { settings.append(OptionSetting("\(ParallelText.name).unit", unit.unit.rawValue)) }
    return settings
  }

  /// The editions side by side.
  func edition(_ editions: [Edition]) throws(Failure) -> Edition {
    var aligner = ParallelAligner()
    if let unit { aligner.unit = unit.unit }
    aligner.pins = pins.map { ParallelAligner.Pin($0.setting.name, $0.setting.value) }
    if let dictionary {
      aligner.dictionary = BilingualDictionary(try InputFiles.read(dictionary).bytes)
      if aligner.dictionary == nil {
        throw Failure(
          .badInput, "it is not a dictionary",
          advice: "A dictionary has lines such as 傳統 传统 [chuan2 tong3] /tradition/; unpack it if it is compressed.",
          at: dictionary)
      }
    }
    if let alignment {
      let text = String(decoding: try InputFiles.read(alignment).bytes, as: UTF8.self)
      let languages = editions.prefix(2).map(\.textLanguage)
      if languages.count == 2 {
        aligner.given = GivenAlignment(text, languages: (languages[0], languages[1]))
      }
      if aligner.given == nil {
        throw Failure(
          .badInput, "it is not an alignment of \(languages.map(\.tag).joined(separator: " and "))",
          advice: "Give TMX, lines such as [0,1]:[0], or hunalign’s ladder of numbers.", at: alignment)
      }
    }
    do throws(EditionError) { return try Edition(parallel: editions, aligner: aligner) } catch {
      throw Failure(error, at: nil)
    }
  }
}
