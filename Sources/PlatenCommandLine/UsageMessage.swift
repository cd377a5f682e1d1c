/// Errors of the argument parser in the form of all other errors: `platen: error: unknown option '--x'`.
enum UsageMessage {
  /// The message with the program in place of `Error`, and its first sentence as a clause.
  ///
  /// A capital letter stays where it does not begin a word, as in `TMX`.
  static func clause(_ message: String, program: String) -> String {
    guard message.hasPrefix("Error: ") else { return message }
    var lines = message.dropFirst("Error: ".count).split(separator: "\n", omittingEmptySubsequences: false)
    var first = lines.removeFirst()
    if first.dropFirst().first?.isLowercase == true { first = first.prefix(1).lowercased() + first.dropFirst() }
    if first.hasSuffix("."), !first.dropLast().contains(". ") { first.removeLast() }
    return (["\(program): error: \(first)"] + lines.map(String.init)).joined(separator: "\n")
  }
}
