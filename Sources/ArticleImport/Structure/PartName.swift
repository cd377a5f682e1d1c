internal import PlatenCore

/// Looks up the names by which editorial parts are known (`Vocabulary.recognisedParts`).
enum PartName {
  /// How many characters a name can have.
  static let longest = 24

  /// The role of a name as ``key(of:)`` writes it.
  static func role(_ key: String) -> Role? { roles[key] }

  /// Whether a name can begin with a character.
  static func canBegin(with scalar: Unicode.Scalar) -> Bool { initials.contains(lowered(scalar)) }

  /// A name as it is looked up: lower-case, with straight apostrophes, without blanks between Han characters, and with
  /// single spaces elsewhere.
  static func key(of scalars: ArraySlice<Unicode.Scalar>) -> String {
    var key = String.UnicodeScalarView()
    var last: Unicode.Scalar?
    var blank = false
    for scalar in scalars {
      if scalar.isBlank {
        blank = true
        continue
      }
      if blank, let last, !(last.isHan && scalar.isHan) { key.append(" ") }
      blank = false
      last = scalar
      key.append(lowered(scalar))
    }
    return String(key)
  }

  private static func lowered(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "’", "‘", "ʼ", "＇": "'"
    case "A"..."Z": Unicode.Scalar(scalar.value + 0x20) ?? scalar
    default: scalar
    }
  }

  private static let roles: [String: Role] = {
    var roles: [String: Role] = [:]
    for (role, names) in Vocabulary.recognisedParts { for name in names { roles[name] = role } }
    return roles
  }()

  private static let initials: Set<Unicode.Scalar> = Set(
    Vocabulary.recognisedParts.flatMap(\.1).compactMap(\.unicodeScalars.first) + PartReader.brackets.keys)
}

/// An editorial part that a line names.
struct PartLine: Hashable {
  /// What part it is.
  var role: Role
  /// Where the text after a lead-in begins, in scalars; `nil` if the whole line is the name.
  var textStart: Int?
}

/// Finds the name of an editorial part on a line of its own, or before a colon at the start of a paragraph.
struct PartReader {
  let scalars: [Unicode.Scalar]
  /// Whether the scalars are the line to its end.
  let isWhole: Bool

  /// The part that the line names, if it does.
  func part() -> PartLine? {
    guard let first = scalars.first, PartName.canBegin(with: first) else { return nil }
    return bracketed(first) ?? plain()
  }

  /// The brackets that names stand in.
  static let brackets: [Unicode.Scalar: Unicode.Scalar] = ["【": "】", "[": "]", "〔": "〕", "「": "」"]

  /// `【编者按】`, alone or with text behind it.
  private func bracketed(_ first: Unicode.Scalar) -> PartLine? {
    guard let closing = PartReader.brackets[first],
      let end = scalars.prefix(PartName.longest + 2).firstIndex(of: closing),
      let role = PartName.role(PartName.key(of: scalars[1..<end]))
    else { return nil }
    var start = end + 1
    if start < scalars.count, scalars[start] == ":" || scalars[start] == "：" { start += 1 }
    return line(role, textFrom: start)
  }

  private func plain() -> PartLine? {
    let end =
      scalars.prefix(PartName.longest + 12).firstIndex { $0 == ":" || $0 == "：" || $0 == "(" || $0 == "（" }
      ?? scalars.count
    guard end <= PartName.longest + 12, end < scalars.count || isWhole, let role = role(of: scalars[..<end]) else {
      return nil
    }
    guard end < scalars.count else { return PartLine(role: role, textStart: nil) }
    if scalars[end] == ":" || scalars[end] == "：" { return line(role, textFrom: end + 1) }
    return bilingual(role, bracket: end)
  }

  /// The role of a name, of a name with its label (`Appendix A`, `附录一`), or of one in two languages (`结语/Conclusion`).
  private func role(of name: ArraySlice<Unicode.Scalar>) -> Role? {
    let key = PartName.key(of: name)
    if let role = PartName.role(key) { return role }
    for prefix in ["appendix ", "附录", "附錄"] where key.hasPrefix(prefix) {
      let label = key.dropFirst(prefix.count).drop { $0 == " " }
      let isLabel =
        (1...3).contains(label.unicodeScalars.count)
        && label.unicodeScalars.allSatisfy { $0.digit != nil || $0.isLowercaseASCII || ChineseNumeral.isDigit($0) }
      if isLabel { return .appendix }
    }
    guard let slash = name.firstIndex(where: { $0 == "/" || $0 == "／" }),
      let role = PartName.role(PartName.key(of: name[..<slash])),
      role == PartName.role(PartName.key(of: name[(slash + 1)...]))
    else { return nil }
    return role
  }

  /// `Conclusion (结论)`, alone or as a lead-in with a colon.
  private func bilingual(_ role: Role, bracket: Int) -> PartLine? {
    let rest = scalars[(bracket + 1)...].prefix(60)
    guard let close = rest.firstIndex(where: { $0 == ")" || $0 == "）" }),
      PartName.role(PartName.key(of: scalars[(bracket + 1)..<close])) != nil
        || Bilingual.scriptsDiffer(scalars[..<bracket], scalars[(bracket + 1)..<close])
    else { return nil }
    if close + 1 == scalars.count { return isWhole ? PartLine(role: role, textStart: nil) : nil }
    guard scalars[close + 1] == ":" || scalars[close + 1] == "：" else { return nil }
    return line(role, textFrom: close + 2)
  }

  /// A lead-in, or the name with a title of its own: `Introduction: The Village Today`.
  private func line(_ role: Role, textFrom start: Int) -> PartLine? {
    var start = start
    while start < scalars.count, scalars[start].isBlank { start += 1 }
    guard start < scalars.count else { return PartLine(role: role, textStart: nil) }
    switch role {
    case .introduction, .conclusion, .appendix, .prologue, .epilogue, .foreword, .preface, .afterword:
      let isTitle = isWhole && TitleLikeness.isTitle(scalars[start...], columns: 60)
      return PartLine(role: role, textStart: isTitle ? nil : start)
    case .editorsNote, .abstract, .acknowledgments, .glossary, .bibliography:
      return PartLine(role: role, textStart: start)
    case .cover, .titlePage, .copyrightPage, .dedication, .epigraph, .part, .chapter, .interlude, .endnotes, .index,
      .colophon, .credits, .errata, .example, .tip, .notice, .questionsAndAnswers, .pullQuote:
      // “Index: 5” and “Notes: none” are prose.
      return nil
    }
  }
}
