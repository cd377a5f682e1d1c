/// The names by which links lead to headings that have no id: those that GitHub gives them.
///
/// The rule is that of github-slugger: lower case; everything removed but letters, marks, digits, connecting punctuation,
/// hyphens and spaces; spaces as hyphens; a name that was given before gets `-1`, `-2` and so on.
package struct HeadingNames {
  /// How often each name was given, which is the number that is tried next.
  private var occurrences: [String: Int] = [:]

  package init() {}

  /// The name of the next heading in the order of the document; empty for one without letters and digits.
  ///
  /// - Complexity: O(*n*) in all titles together.
  package mutating func name(of heading: Heading) -> String {
    let slug = HeadingNames.slug(of: heading.inlines.plainText(alternatives: false))
    var name = slug
    while let count = occurrences[name] {
      let next = max(count, occurrences[slug, default: 0]) + 1
      occurrences[slug] = next
      name = "\(slug)-\(next)"
    }
    occurrences[name] = 0
    return name
  }

  /// The name of a title that no other heading has.
  package static func slug(of title: String) -> String {
    var name = String.UnicodeScalarView()
    for scalar in title.lowercased().unicodeScalars {
      if scalar == " " { name.append("-") } else if isKept(scalar) { name.append(scalar) }
    }
    return String(name)
  }

  /// What stays the same of a name however a site makes names of titles: without runs of hyphens, hyphens at the ends,
  /// and the selectors and joiners that are left of emoji.
  package static func looseName(_ name: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in name.lowercased().unicodeScalars {
      switch scalar.value {
      case 0xFE00...0xFE0F, 0x200C, 0x200D: continue
      case 0x2D where result.isEmpty || result.last == "-": continue
      default: result.append(scalar)
      }
    }
    if result.last == "-" { result.removeLast() }
    return String(result)
  }

  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      switch scalar.value {
      case 0x30...0x39, 0x61...0x7A, 0x2D, 0x5F: return true
      default: return false
      }
    }
    if scalar.properties.isAlphabetic { return true }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation: return true
    default: return false
    }
  }
}
