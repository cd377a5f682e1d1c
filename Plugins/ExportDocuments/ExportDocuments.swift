import Foundation
import PackagePlugin

/// `swift package --allow-writing-to-package-directory export …`: the command `platen export`, with its arguments,
/// its messages and its exit code.
///
/// Paths are those of the folder where the command is typed. It writes in the package's folder; the package manager asks for
/// that, and for nothing else. Elsewhere it writes only with `--allow-writing-to-directory`, where there is a sandbox.
@main
struct ExportDocuments: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) async throws {
    // The package manager talks to a plugin by its standard input, and takes its standard output for text: an EPUB would
    // come out damaged.
    guard !arguments.contains(where: { $0 == "-" || $0 == "--output=-" }) else {
      Diagnostics.error("standard input and output are the package manager's. Name files, or run platen itself.")
      Foundation.exit(64)
    }
    let platen = Process()
    platen.executableURL = try context.tool(named: "PlatenCLI").url
    platen.arguments = ["export"] + arguments
    try platen.run()
    platen.waitUntilExit()
    if platen.terminationReason == .uncaughtSignal { Foundation.exit(128 + platen.terminationStatus) }
    if platen.terminationStatus != 0 { Foundation.exit(platen.terminationStatus) }
  }
}
