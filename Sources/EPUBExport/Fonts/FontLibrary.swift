import FontSubset
import PlatenCore

/// The fonts of an edition: the files that were given, by family, and which face sets what.
struct FontLibrary: Sendable {
  /// One face.
  struct Face: Sendable {
    let font: FontFace
    /// What the user calls it: the file, with the face of a collection.
    let path: String
    /// Its path in the edition.
    let href: String
    let weight: Int
    let isItalic: Bool
  }

  /// Faces that differ in weight and slope only.
  struct Family: Sendable {
    /// What the stylesheet calls it.
    let name: String
    /// Whether it has the characters of Chinese text.
    let hasHan: Bool
    /// Its faces, by number.
    var faces: [Int]
  }

  private(set) var faces: [Face] = []
  private(set) var families: [Family] = []
  /// The boxes of tasks.
  private(set) var taskBoxes = FontLibrary.taskBoxes[0]

  /// What a family is called in the stylesheet whose name is reserved.
  private static let neutralName = "Embedded Subset"

  /// Reads the fonts.
  ///
  /// - Parameter resources: TrueType and OpenType files and collections. The fragment of a path chooses a collection's face: `a.ttc#1`
  ///   by its place from 0, `a.ttc#AR PL UKai TW` by its name.
  /// - Throws: `ExportError` for one that cannot be read, or may not be embedded.
  init(_ resources: [Resource]) throws(ExportError) {
    var known: [String: Int] = [:]
    for resource in resources {
      let font = try FontLibrary.font(resource)
      let own = font.familyName ?? resource.path
      let face = Face(
        font: font, path: resource.path, href: "fonts/font-\(faces.count + 1).\(font.isPostScript ? "otf" : "ttf")",
        weight: font.weight,
        isItalic: font.isItalic)
      guard let family = known[own] else {
        known[own] = families.count
        families.append(
          Family(name: name(for: own, font), hasHan: FontLibrary.hasHan(font), faces: [faces.count]))
        faces.append(face)
        continue
      }
      if let same = families[family].faces.first(where: {
        faces[$0].weight == face.weight && faces[$0].isItalic == face.isItalic
      }) {
        throw ExportError(
          .contradiction,
          "the fonts \(Diagnostic.quoted(faces[same].path)) and \(Diagnostic.quoted(resource.path)) are the same style of one family",
          advice: "Give each style of a family once.")
      }
      families[family].faces.append(faces.count)
      faces.append(face)
    }
    taskBoxes = FontLibrary.taskBoxes.first { has($0.open) && has($0.done) } ?? taskBoxes
  }

  /// Boxes that fonts have: those of Unicode, which few text fonts have; those of the Chinese and Japanese character sets;
  /// and ASCII. An e-reader without other fonts shows no box at all for a character that the edition's fonts do not have.
  private static let taskBoxes = [(open: "☐", done: "☑"), (open: "□", done: "■"), (open: "[ ]", done: "[x]")]

  /// Whether a font has every character of a text; without fonts the reader's have.
  private func has(_ text: String) -> Bool {
    faces.isEmpty || text.unicodeScalars.allSatisfy { scalar in faces.contains { $0.font.glyph(of: scalar) != nil } }
  }

  var isEmpty: Bool { faces.isEmpty }

  /// The face of a family that a reading system chooses (CSS Fonts 4 §5.2).
  func face(of family: Family, isBold: Bool, isItalic: Bool) -> Int? {
    let sloped = family.faces.filter { faces[$0].isItalic == isItalic }
    let candidates = (sloped.isEmpty ? family.faces : sloped).sorted { faces[$0].weight < faces[$1].weight }
    if isBold {
      return candidates.first { faces[$0].weight >= 700 } ?? candidates.last
    }
    return candidates.first { (400...500).contains(faces[$0].weight) } ?? candidates.last { faces[$0].weight < 400 }
      ?? candidates.first
  }

  /// The families in the order in which they are tried for a text.
  func stack(forHan isHan: Bool) -> [Family] {
    families.filter { $0.hasHan == isHan } + families.filter { $0.hasHan != isHan }
  }

  private static func font(_ resource: Resource) throws(ExportError) -> FontFace {
    do throws(FontError) {
      let font = try FontFace(resource.bytes, choice: choice(of: resource.path))
      try font.checkLicence()
      return font
    } catch {
      throw ExportError(
        .contradiction, "the font \(Diagnostic.quoted(resource.path)) cannot be used: \(error.description)",
        advice: error.advice)
    }
  }

  /// The face that the fragment of a path names; the first one without a fragment.
  private static func choice(of path: String) -> FontFace.Choice {
    guard let mark = path.lastIndex(of: "#") else { return .index(0) }
    let face = String(path[path.index(after: mark)...])
    return Int(face).map { .index($0) } ?? .name(face)
  }

  private func name(for family: String, _ font: FontFace) -> String {
    // OFL 1.1, condition 3: what was changed may not bear the name.
    guard font.reservesName else { return family }
    let others = families.count { $0.name.hasPrefix(FontLibrary.neutralName) }
    return others == 0 ? FontLibrary.neutralName : "\(FontLibrary.neutralName) \(others + 1)"
  }

  /// Whether a font has the most frequent characters of simplified or traditional Chinese, or of Japanese.
  private static func hasHan(_ font: FontFace) -> Bool {
    ["的", "一", "是"].allSatisfy { (scalar: Unicode.Scalar) in font.glyph(of: scalar) != nil }
  }
}

extension FontError {
  /// What a user can do about it.
  fileprivate var advice: String {
    switch self {
    case .notAFont, .packed, .missingTable, .damaged:
      "Give a TrueType or OpenType font (.ttf, .otf) or a face of a collection (.ttc)."
    case .variableOutlines: "Give the file of one style, such as NotoSansCJK-Regular.ttc, and not the variable font."
    case .noSuchFace: "Name the face after the file, as in “font.ttc#0”."
    case .forbidden: "Give a font that may be embedded, such as one under the SIL Open Font License."
    }
  }
}
