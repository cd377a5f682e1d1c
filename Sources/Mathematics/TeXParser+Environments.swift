/// Environments, and other things of rows and columns.
extension TeXParser {
  /// Columns of equations: right, left, and again, so that they meet at their signs.
  static let equationColumns = ["right", "left"]

  /// How an environment is set.
  private struct Layout {
    var opening = ""
    var closing = ""
    /// The columns' alignments, repeated as often as there are columns; blank for centred.
    var alignments: [String] = []
    /// Whether the cells are as large as displays.
    var isDisplay = false
  }

  /// Reads an environment after its `\begin`.
  mutating func environment() throws(MathProblem) -> Atom {
    let (name, layout) = try beginning()
    let rows = try rows()
    return try ending(name, layout, rows)
  }

  private mutating func beginning() throws(MathProblem) -> (name: String, layout: Layout) {
    guard let name = scanner.group() else { throw .syntax("\\begin lacks its name") }
    guard var layout = TeXParser.layout(name) else { throw .unknownEnvironment(name) }
    _ = scanner.option()
    if name == "array" || name == "subarray" { layout.alignments = try arrayColumns() }
    if name.hasPrefix("alignat") || name.hasPrefix("alignedat"), scanner.group() == nil {
      throw .syntax("\\begin{\(name)} lacks its number of columns")
    }
    return (name, layout)
  }

  private mutating func ending(
    _ name: String, _ layout: Layout, _ content: [[[MathElement]]]
  ) throws(MathProblem) -> Atom {
    guard scanner.next() == .command("end"), scanner.group() == name else {
      throw .syntax("\\begin{\(name)} has no \\end{\(name)}")
    }
    var rows = content
    if rows.last?.allSatisfy(\.isEmpty) == true { rows.removeLast() }
    if name == "equation" || name == "equation*", rows.count == 1, rows.first?.count == 1 {
      return Atom(element: .row(rows.first?.first ?? []))
    }
    let table = table(rows, alignments: layout.alignments, isDisplay: layout.isDisplay)
    guard !layout.opening.isEmpty || !layout.closing.isEmpty else { return Atom(element: table) }
    var elements = [table]
    if !layout.opening.isEmpty { elements.insert(delimiter(layout.opening, isStretchy: true, form: "prefix"), at: 0) }
    if !layout.closing.isEmpty { elements.append(delimiter(layout.closing, isStretchy: true, form: "postfix")) }
    return Atom(element: MathElement("mrow", elements))
  }

  /// Reads rows of cells up to what ends them, which is left to be read.
  mutating func rows() throws(MathProblem) -> [[[MathElement]]] {
    var rows: [[[MathElement]]] = [[]]
    while true {
      rows[rows.count - 1].append(try row())
      switch scanner.peek() {
      case .alignment: _ = scanner.next()
      case .command("\\"), .command("cr"):
        _ = scanner.next()
        _ = scanner.skip("*")
        _ = scanner.option()
        rows.append([])
      default: return rows
      }
    }
  }

  /// A table of rows of cells.
  ///
  /// - Parameter alignments: of the columns, repeated as often as needed; blank for centred.
  func table(_ rows: [[[MathElement]]], alignments: [String], isDisplay: Bool) -> MathElement {
    let elements = rows.map { cells in
      MathElement(
        "mtr",
        cells.enumerated().map { column, cell in
          let element = MathElement("mtd", cell)
          guard !alignments.isEmpty, !cell.isEmpty else { return element }
          let alignment = alignments[column % alignments.count]
          return alignment == "center" ? element : element.setting("columnalign", alignment)
        })
    }
    let table = MathElement("mtable", elements)
    return isDisplay ? table.setting("displaystyle", "true") : table
  }

  /// Reads `\substack{…\\…}`.
  mutating func substack() throws(MathProblem) -> Atom {
    guard scanner.next() == .open else { throw .syntax("a group in braces is missing") }
    let rows = try rows()
    guard scanner.next() == .close else { throw .syntax("a closing brace is missing") }
    return Atom(element: table(rows, alignments: [], isDisplay: false))
  }

  /// Reads the columns of an array: `{l|cr}`. Lines between columns are not kept.
  private mutating func arrayColumns() throws(MathProblem) -> [String] {
    guard let columns = scanner.group() else { throw .syntax("\\begin{array} lacks its columns") }
    var result: [String] = []
    for character in columns {
      switch character {
      case "l": result.append("left")
      case "c": result.append("center")
      case "r": result.append("right")
      case "|", " ", ":": continue
      default: throw .syntax("\\begin{array} has a column that is neither l, c nor r")
      }
    }
    return result
  }

  private static func layout(_ name: String) -> Layout? {
    switch name {
    case "matrix", "smallmatrix", "gathered": Layout()
    case "pmatrix": Layout(opening: "(", closing: ")")
    case "bmatrix": Layout(opening: "[", closing: "]")
    case "Bmatrix": Layout(opening: "{", closing: "}")
    case "vmatrix": Layout(opening: "|", closing: "|")
    case "Vmatrix": Layout(opening: "‖", closing: "‖")
    case "cases": Layout(opening: "{", alignments: ["left"])
    case "dcases": Layout(opening: "{", alignments: ["left"], isDisplay: true)
    case "rcases": Layout(closing: "}", alignments: ["left"])
    case "array", "subarray": Layout()
    case "aligned", "align", "align*", "split", "alignat", "alignat*", "alignedat", "flalign", "flalign*":
      Layout(alignments: equationColumns, isDisplay: true)
    case "eqnarray", "eqnarray*": Layout(alignments: ["right", "center", "left"], isDisplay: true)
    case "gather", "gather*", "equation", "equation*", "multline", "multline*": Layout(isDisplay: true)
    default: nil
    }
  }
}
