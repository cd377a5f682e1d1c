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
/// If there is an `edition.yaml` in the target's folder, the editions are made that it describes, and no others; they stand at
/// the top of the bundle under their own names.
///
/// An edition is remade when its document, a picture or stylesheet of the target, the arguments or `platen` changes.
@main
struct EmbedEditions: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let target = target.sourceModule else { return [] }
    let files = TargetFiles(of: target)
    if let edition = files.edition { return [try makeEditions(edition, files, context)] }
    let plan = try EditionPlan(files: files)
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

  /// All editions of an edition file, in one run that reads each source once.
  private func makeEditions(_ edition: URL, _ files: TargetFiles, _ context: PluginContext) throws -> Command {
    let names = EditionOutputs(try String(contentsOf: edition, encoding: .utf8)).names
    let outputs = names.map { context.pluginWorkDirectoryURL.appending(path: $0) }
    if outputs.isEmpty {
      Diagnostics.error("\(edition.path(percentEncoded: false)) has no key output: with a file's name")
    }
    return .buildCommand(
      displayName: "Making \(names.joined(separator: ", "))",
      executable: try context.tool(named: "PlatenCLI").url,
      arguments: ["export", "--edition", edition.path(percentEncoded: false)]
        + outputs.flatMap { ["-o", $0.path(percentEncoded: false)] },
      inputFiles: [edition] + files.documents + files.pictures + files.stylesheets + files.others,
      outputFiles: outputs)
  }
}
