/// What elements must have in them, and in which order (HTML, content models).
extension HTMLRules {
  /// What is wrong with the children of an element; `nil` if nothing is.
  static func fault(of children: [String], in element: String) -> String? {
    switch element {
    case "head":
      children.count(where: { $0 == "title" }) > 1 || children.count(where: { $0 == "base" }) > 1
        ? "The head has two titles or bases." : nil
    case "html":
      children.count(where: { $0 == "body" }) > 1 || children.count(where: { $0 == "head" }) > 1
        ? "The document has two heads or bodies." : nil
    case "hgroup":
      children.contains(where: { $0.utf8.count == 2 && $0.hasPrefix("h") }) ? nil : "An hgroup has no heading."
    case "table":
      isInOrder(children.compactMap { ["caption": 0, "colgroup": 1, "thead": 2, "tbody": 3, "tr": 3][$0] })
        ? nil : "The parts of a table are not in their order: caption, colgroup, thead, tbody."
    case "fieldset":
      children.dropFirst().contains("legend") ? "The legend of a fieldset does not come first." : nil
    case "dl": faultOfList(children.filter { $0 != "script" && $0 != "template" })
    default: nil
    }
  }

  private static func isInOrder(_ ranks: [Int]) -> Bool { zip(ranks, ranks.dropFirst()).allSatisfy { $0 <= $1 } }

  /// Terms with their descriptions: neither comes without the other.
  private static func faultOfList(_ children: [String]) -> String? {
    // Groups are looked into by themselves, and nothing says in which list a div stands.
    guard !children.contains("div"), let first = children.first, let last = children.last else { return nil }
    if first == "dd" { return "A list of terms begins with a description." }
    return last == "dt" ? "A list of terms ends with a term that has no description." : nil
  }
}
