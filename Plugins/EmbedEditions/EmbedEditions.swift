import Foundation
import PackagePlugin

/// Makes editions of a target's documents at build time, into its resource bundle.
///
/// Every `.md` and `.txt` among the target's files is a document, unless `Package.swift` excludes it or declares it a
/// resource. Its EPUB has its name and stands at the top of the bundle: that of `Guide.md` is
/// `Bundle.module.url(forResource: "Guide", withExtension: "epub")`.
///
/// A file `epub.arguments` in the target's folder holds more arguments for `platen export`, an option with its value a
/// line. `txt.arguments` or `md.arguments` makes editions of that extension, and EPUBs then only if `epub.arguments` is
/// there too. `{folder}` in them is the target's folder: `--set stylesheet={folder}/guide.css`.
///
/// An edition is remade when its document, a picture or stylesheet of the target, the arguments or `platen` changes.
@main
struct EmbedEditions: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let target = target.sourceModule else { return [] }
    let plan = try EditionPlan(files: TargetFiles(of: target))
    if plan.editions.isEmpty {
      Diagnostics.warning("\(target.name) has no document *.md or *.txt to make an edition of")
    }
    let platen = try context.tool(named: "PlatenCLI").url
    return plan.editions.map { edition in
      let output = context.pluginWorkDirectoryURL.appending(path: edition.name)
      // The arguments are read by `platen`: this plugin runs again only when a file comes or goes.
      return .buildCommand(
        displayName: "Making \(edition.name) of \(edition.document.lastPathComponent)",
        executable: platen,
        arguments: ["export", edition.document.path(percentEncoded: false), "-o", output.path(percentEncoded: false)]
          + edition.arguments.map { "@" + $0.path(percentEncoded: false) },
        inputFiles: edition.inputs,
        outputFiles: [output])
    }
  }
}
