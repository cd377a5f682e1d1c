import MarkupReader
package import MarkupWriter
package import PlatenCore

/// Writes formulas as presentation MathML, in the form that EPUB 3.3 §6.1 asks for.
package enum MathMarkup {
  /// Writes a formula as a `math` element with its source as `alttext`, for readers that cannot show MathML.
  ///
  /// - Parameters:
  ///   - math: the formula, in TeX or MathML.
  ///   - isBlock: whether it stands on its own, or in a line.
  ///   - markup: where it is written.
  /// - Returns: `nil`, or why it cannot be written; then nothing was written, and the caller shows the source.
  /// - Complexity: O(*n*) in the source.
  package static func write(_ math: Math, isBlock: Bool, to markup: inout MarkupWriter) -> MathProblem? {
    do throws(MathProblem) {
      var element: MathElement
      switch math.notation {
      case .tex:
        element = MathElement("math", [try TeXParser.formula(math.source)])
        element = element.setting("alttext", TeXScanner.oneLine(math.source))
      case .mathML:
        element = try MathMLReader.formula(math.source)
      }
      markup.start("math")
      markup.attribute("xmlns", XMLName.mathMLNamespace)
      markup.attribute("display", isBlock ? "block" : "inline")
      for attribute in element.attributes { markup.attribute(attribute.name, attribute.value) }
      element.attributes = []
      writeContent(of: element, to: &markup)
      markup.end()
      return nil
    } catch {
      return error
    }
  }

  private static func writeContent(of element: MathElement, to markup: inout MarkupWriter) {
    var children = element.children
    if children.count == 1, let only = children.first, only.name.description == "mrow", only.attributes.isEmpty {
      children = only.children
    }
    for child in children { child.write(to: &markup) }
  }
}

/// Why a formula cannot be written as MathML.
package enum MathProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// A TeX command that is not known, with its backslash.
  case unknownCommand(String)
  /// A TeX environment that is not known.
  case unknownEnvironment(String)
  /// TeX that has no meaning where it stands: a clause that says what.
  case syntax(String)
  /// Groups nested deeper than ``TeXParser/maximumDepth``, or elements deeper than ``MathMLReader/maximumDepth``.
  case tooDeep
  /// MathML that is not well-formed, or not presentation MathML: a clause that says why.
  case mathML(String)

  /// The message for the user: a clause that begins in lower case and ends without a full stop. It is printed after `error: `.
  package var description: String {
    switch self {
    case .unknownCommand(let name): "the command \(Diagnostic.quoted(name)) is not known"
    case .unknownEnvironment(let name): "the environment \(Diagnostic.quoted(name)) is not known"
    case .syntax(let clause): clause
    case .tooDeep: "it is nested too deep"
    case .mathML(let clause): clause
    }
  }
}
