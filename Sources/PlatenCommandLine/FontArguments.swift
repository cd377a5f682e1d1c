import Platen
import PlatenCore
import PlatenFiles

/// What `--font` names: files, or `system` for a font of the machine.
struct FontArguments {
  private static let system = "system"
  private static let option = "font"

  let fonts: [String]

  /// Whether an installed font is used, which depends on the document.
  var asksSystem: Bool { fonts.contains(FontArguments.system) }

  /// The settings for the files.
  var settings: [OptionSetting] {
    fonts.filter { $0 != FontArguments.system }.map { OptionSetting(FontArguments.option, $0) }
  }

  /// Checks that something in the run takes fonts.
  func check(_ exporters: [ExporterRegistry.Entry]) throws(Failure) {
    guard fonts.isEmpty || exporters.contains(where: FontArguments.takesFonts) else {
      throw Failure(OptionError("--font is given, and no output is of a format that embeds fonts"))
    }
  }

  static func takesFonts(_ exporter: ExporterRegistry.Entry) -> Bool {
    exporter.options.contains { $0.name == option }
  }

  /// The setting for the font of the machine that fits a document.
  func systemSetting(for document: Document) throws(Failure) -> OptionSetting {
    let language = FontArguments.fontconfigName(of: document.metadata.languages)
    guard let path = SystemFonts.font(for: language) else {
      throw Failure(
        OptionError(
          "--font system finds no font for \(language) on this machine",
          advice: "Name a file: --font FILE, such as LXGWWenKai-Regular.ttf."))
    }
    return OptionSetting(FontArguments.option, path)
  }

  /// What fontconfig calls the language that needs a font most: Chinese, Japanese and Korean before others.
  private static func fontconfigName(of languages: [Language]) -> String {
    for language in languages {
      let tag = language.tag.lowercased()
      if tag.hasPrefix("zh-latn") { continue }
      if tag.hasPrefix("zh-hant") || tag.hasPrefix("zh-tw") || tag.hasPrefix("zh-hk") { return "zh-tw" }
      if tag.hasPrefix("zh") { return "zh-cn" }
      if tag.hasPrefix("ja") { return "ja" }
      if tag.hasPrefix("ko") { return "ko" }
    }
    return languages.first.map { String($0.tag.lowercased().prefix { $0 != "-" }) } ?? "en"
  }
}
