import ArticleImport
import EPUBExport
import JSONExport
import JSONImport
import MarkdownExport
import MarkdownImport
public import PlatenCore
public import PluginHost
import ReaderAids
import TextExport

// The only list of the built-in formats and transforms.

extension ExporterRegistry {
  /// The exporters that Platen brings along.
  public static let standard = registry { registry throws(RegistryError) in
    try registry.register(EPUBExporter.self)
    try registry.register(MarkdownExporter.self)
    try registry.register(JSONExporter.self)
    try registry.register(TextExporter.self)
  }

  private static func registry(
    _ fill: (inout ExporterRegistry) throws(RegistryError) -> Void
  ) -> ExporterRegistry {
    var registry = ExporterRegistry()
    // Two of our own would have to share a name; a test goes through them all.
    do throws(RegistryError) { try fill(&registry) } catch { assertionFailure(error.description) }
    return registry
  }
}

extension ImporterRegistry {
  /// The importers that Platen brings along; the first is the default for input without a format.
  public static let standard = registry { registry throws(RegistryError) in
    try registry.register(ArticleImporter.self)
    try registry.register(MarkdownImporter.self)
    try registry.register(JSONImporter.self)
  }

  private static func registry(
    _ fill: (inout ImporterRegistry) throws(RegistryError) -> Void
  ) -> ImporterRegistry {
    var registry = ImporterRegistry()
    do throws(RegistryError) { try fill(&registry) } catch { assertionFailure(error.description) }
    return registry
  }
}

extension TransformRegistry {
  /// The transforms that Platen brings along, in the order in which they are applied.
  public static let standard = registry { registry throws(RegistryError) in
    try registry.register(Glosses.self, isDefault: true)
    try registry.register(LanguageRuns.self, isDefault: true)
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
  /// What documents are sent to programs as.
  public static let platenJSON = DocumentCoding(
    write: ConfiguredExporter(JSONExporter()),
    writeWithoutResources: .json { $0.resources = .omit },
    read: { source, context throws(ImportError) in try JSONImporter().document(from: source, context: context) })
}
