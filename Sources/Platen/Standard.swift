import AnkiExport
import ArticleImport
import EPUBExport
import HTMLImport
import JSONExport
import JSONImport
import MarkdownExport
import MarkdownImport
public import PlatenCore
public import PluginHost
import ReaderAids
import TextAlignment
import TextExport

// The only list of the built-in formats and transforms.

extension FormatRegistry where Configured == ConfiguredExporter {
  /// The built-in exporters.
  public static var standard: ExporterRegistry { standardExporters }
}

private let standardExporters =
  registry { registry throws(RegistryError) in
    try registry.register(EPUBExporter.self)
    try registry.register(MarkdownExporter.self)
    try registry.register(JSONExporter.self)
    try registry.register(TextExporter.self)
    try registry.register(AnkiExporter.self)
  } as ExporterRegistry

extension FormatRegistry where Configured == ConfiguredImporter {
  /// The built-in importers. The first is the default for input without a known extension.
  public static var standard: ImporterRegistry { standardImporters }
}

private let standardImporters =
  registry { registry throws(RegistryError) in
    try registry.register(ArticleImporter.self)
    try registry.register(MarkdownImporter.self)
    try registry.register(HTMLImporter.self)
    try registry.register(JSONImporter.self)
    for preset in markdownPresets { try registry.register(preset) }
  } as ImporterRegistry

/// Markdown as others read it. Files of Markdown are read as ``MarkdownImporter`` does, unless one of these is named.
private var markdownPresets: [ImporterRegistry.Entry] {
  let markdown = ImporterRegistry.Entry(MarkdownImporter.self)
  do throws(OptionError) {
    return [
      try markdown.preset(
        "gfm", aliases: ["github"], name: "GitHub Flavored Markdown", settings: MarkdownImportOptions.gfmSettings),
      try markdown.preset(
        "commonmark", name: "CommonMark without extensions", settings: MarkdownImportOptions.commonMarkSettings),
    ]
  } catch {
    // A setting would have to be none of Markdown’s; a test makes them all.
    assertionFailure(error.description)
    return []
  }
}

private func registry<Configured: ConfiguredFormat>(
  _ fill: (inout FormatRegistry<Configured>) throws(RegistryError) -> Void
) -> FormatRegistry<Configured> {
  var registry = FormatRegistry<Configured>()
  // Two of our own would have to share a name; a test goes through them all.
  do throws(RegistryError) { try fill(&registry) } catch { assertionFailure(error.description) }
  return registry
}

extension TransformRegistry {
  /// The built-in transforms, in the order in which they are applied.
  public static let standard = registry { registry throws(RegistryError) in
    try registry.register(ParallelText.self)
    try registry.register(Glosses.self, isDefault: true)
    try registry.register(LanguageRuns.self, isDefault: true)
    try registry.register(ScriptConversion.self)
    try registry.register(Pinyin.self)
    try registry.register(Glossary.self)
    try registry.register(ScaledPictures.self)
  }

  private static func registry(
    _ fill: (inout TransformRegistry) throws(RegistryError) -> Void
  ) -> TransformRegistry {
    var registry = TransformRegistry()
    do throws(RegistryError) { try fill(&registry) } catch { assertionFailure(error.description) }
    return registry
  }
}

extension DocumentCoding {
  /// The coding of documents for plugins: Platen's JSON.
  public static let platenJSON = DocumentCoding(
    write: ConfiguredExporter(JSONExporter()),
    writeWithoutResources: .json { $0.resources = .omit },
    read: { source, context throws(ImportError) in try JSONImporter().document(from: source, context: context) })
}

/// Names of formats that the command line has options of its own for.
package enum FormatNames {
  /// Printable text, whose pages others take over.
  package static let text = TextExporter.format.id
}

/// Names of transforms that the command line has options of its own for.
package enum TransformNames {
  /// Writes Chinese in another script.
  package static let script = ScriptConversion.name
}
