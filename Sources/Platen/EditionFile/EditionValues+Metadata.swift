import FrontMatter
import PlatenCore

extension EditionValues {
  /// What is said about one field of the metadata.
  struct Known {
    /// The field's name, with a language if the key has one: what is said under the same in an edition takes its place.
    var key: String
    var settings: [Setting]
  }

  /// Takes metadata: a text for each field, a list, or a mapping of languages.
  func metadata(_ value: FrontMatterValue) throws(EditionError) -> [Known] {
    guard case .fields(let fields) = value.content else {
      throw fault("metadata takes keys with values, such as title: The Village", at: value.offset)
    }
    return try metadata(fields)
  }

  func metadata(_ fields: [FrontMatterValue.Field]) throws(EditionError) -> [Known] {
    let primary = fields.first { MetadataField(named: $0.key) == .language }?.value.elements.first?.text
    var result: [Known] = []
    for field in fields { result.append(try known(field, primary: primary)) }
    // Languages first, and a series before its place.
    return result.filter { $0.key == MetadataField.language.rawValue }
      + result.filter { $0.key == MetadataField.series.rawValue }
      + result.filter { ![MetadataField.language.rawValue, MetadataField.series.rawValue].contains($0.key) }
  }

  private func known(_ field: FrontMatterValue.Field, primary: String?) throws(EditionError) -> Known {
    let parts = field.key.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let kind = MetadataField(named: String(parts[0])) else {
      throw unknown(
        "metadata", field.key, among: MetadataField.allCases.flatMap { [$0.rawValue] + $0.aliases }, at: field.keyOffset
      )
    }
    let key = kind.rawValue + parts.dropFirst().map { ":" + $0 }.joined()
    var settings: [Setting] = []
    for element in field.value.elements {
      switch element.content {
      case .null, .list: throw fault("\(field.key) takes a text", at: element.offset)
      case .text(let text): settings.append(Setting(name: key, value: text, offset: element.offset))
      case .fields(let translations):
        // What the work is called in its main language is what it is called; the others follow.
        let own = translations.first { $0.key == primary } ?? translations.first
        guard let own else { throw fault("\(field.key) takes a text", at: element.offset) }
        for translation in [own] + translations.filter({ $0.key != own.key }) {
          guard Language(translation.key) != nil else {
            throw fault(
              "\(Diagnostic.quoted(translation.key)) is not a language tag", at: translation.keyOffset,
              advice: "Write it as en or zh-Hans.")
          }
          let name = translation.key == own.key ? key : "\(key):\(translation.key)"
          settings.append(
            Setting(
              name: name, value: try text(translation.value, of: field.key), offset: translation.value.offset))
        }
      }
    }
    guard !settings.isEmpty else { throw fault("\(field.key) is blank", at: field.keyOffset) }
    return Known(key: key, settings: settings)
  }
}
