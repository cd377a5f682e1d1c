import Foundation
import PackagePlugin

/// `swift package --allow-writing-to-package-directory export …`: the command `platen export`, with its arguments,
/// its messages and its exit code.
@main
struct ExportDocuments: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) async throws {
    let platen = Process()
    platen.executableURL = try context.tool(named: "PlatenCLI").url
    platen.arguments = ["export"] + arguments
    try platen.run()
    platen.waitUntilExit()
    if platen.terminationReason == .uncaughtSignal { Foundation.exit(128 + platen.terminationStatus) }
    if platen.terminationStatus != 0 { Foundation.exit(platen.terminationStatus) }
  }
}
