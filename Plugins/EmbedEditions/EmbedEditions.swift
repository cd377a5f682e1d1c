import Foundation
import PackagePlugin

/// Makes editions of a target's documents at build time, into its resource bundle.
///
/// Every `.md` and `.txt` of the target that is neither excluded nor a resource is a document. Its edition has its name
/// and stands at the top of the bundle: `Guide.md` is `Bundle.module.url(forResource: "Guide", withExtension: "epub")`.
/// An edition is remade only when its document, a picture beside or below it, the settings or `platen` itself changes.
/// ``Settings`` says what may be chosen.
@main
struct EmbedEditions: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let target = target.sourceModule else { return [] }
    let settings = try Settings(in: target.directoryURL)
    let plan = try EditionPlan(
      documents: target.sourceFiles.filter { $0.type == .unknown && Document.isDocument($0.url) }.map {
        Document(url: $0.url, folder: target.directoryURL)
      },
      extensions: settings.editions)
    if plan.editions.isEmpty {
      Diagnostics.warning("\(target.name) has no document to make an edition of: a file *.md or *.txt in its folder")
    }
    let platen = try context.tool(named: "PlatenCLI").url
    let pictures = target.sourceFiles.map(\.url).filter(Document.isPicture)
    return plan.editions.map { edition in
      let output = context.pluginWorkDirectoryURL.appending(path: edition.name)
      return .buildCommand(
        displayName: "Making \(edition.name) of \(edition.document.name)",
        executable: platen,
        arguments: ["export", edition.document.url.path(percentEncoded: false), "-o", output.path(percentEncoded: false)]
          + settings.arguments,
        environment: Reproducibility.environment,
        inputFiles: [edition.document.url] + pictures.filter(edition.document.mayShow) + settings.files,
        outputFiles: [output])
    }
  }
}
