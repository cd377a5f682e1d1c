import PlatenCommandLine

/// The command `platen`, with the formats that Platen brings along.
@main
struct PlatenTool {
  static func main() { PlatenCommand.runToEnd() }
}
