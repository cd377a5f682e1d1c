import PlatenCore

/// Names for files and elements that stay the same from one edition of a book to the next, so that the notes and
/// bookmarks of readers keep their places: made of the author's ids or of the text, and not of the place.
struct StableNames {
  private var taken: Set<String>
  /// The last number of names that were given more than once.
  private var numbers: [String: Int] = [:]

  /// - Parameter taken: names that may not be given, in small letters.
  init(avoiding taken: Set<String> = []) { self.taken = taken }

  /// The name itself, or with a number behind it where others have it already.
  mutating func unique(_ name: String) -> String {
    var candidate = name
    var number = numbers[name] ?? 1
    defer { if number > 1 { numbers[name] = number } }
    while !taken.insert(StableNames.folded(candidate)).inserted {
      number += 1
      candidate = "\(name)-\(number)"
    }
    return candidate
  }

  /// The name in small letters: itself where it has no others, so that it is not in memory twice.
  private static func folded(_ name: String) -> String {
    name.utf8.allSatisfy { $0 < 0x80 && !(0x41...0x5A).contains($0) } ? name : name.lowercased()
  }

  /// A name made of text: small Latin letters without accents and figures with hyphens, at most 40 bytes; where there are too few of
  /// them, as in Chinese, a number that follows from the text. Without any text it is the kind alone: short names take no memory
  /// of their own, and a file can hold as many empty headings as it has lines.
  ///
  /// A number in front is left out, as in “2. Roads” or 第二章: it says the place.
  ///
  /// - Parameter kind: what stands in front of a number.
  static func name(of text: String, kind: String) -> String {
    guard !text.isEmpty else { return kind }
    let words = words(of: text)
    guard words.contains(where: { $0.utf8.count > 1 && $0.utf8.contains { $0 > 0x39 } }) else {
      return "\(kind)-\(digits(of: withoutNumber(text)))"
    }
    var name = ""
    for word in words {
      guard name.utf8.count + word.utf8.count < maximumLength else { break }
      name += (name.isEmpty ? "" : "-") + word
    }
    return name.isEmpty ? String(words[0].prefix(maximumLength)) : name
  }

  private static let maximumLength = 40

  private static func words(of text: String) -> [String] {
    var words = [""]
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A: words[words.count - 1].unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value | 0x20)))
      case 0x30...0x39, 0x61...0x7A: words[words.count - 1].unicodeScalars.append(scalar)
      // An apostrophe is no end of a word.
      case 0x27, 0x2019: break
      default:
        if let letters = scalar.latinBase {
          words[words.count - 1] += letters
        } else if words.last != "" {
          words.append("")
        }
      }
    }
    return Array(words.filter { !$0.isEmpty }.drop { $0.utf8.allSatisfy { $0 <= 0x39 } })
  }

  /// The text behind its number, if there is any.
  private static func withoutNumber(_ text: String) -> String {
    let rest = text.drop { numberSigns.contains($0) }
    return rest.isEmpty ? text : String(rest)
  }

  private static let numberSigns = Set<Character>(
    "第一二三四五六七八九十百千零〇两0123456789０１２３４５６７８９章回节節卷部篇集．.、：: 　（）()")

  /// Eight hexadecimal digits.
  static func digits(of text: String) -> String {
    var digest = ContentDigest()
    digest.add(text)
    let digits = String(digest.number & 0xFFFF_FFFF, radix: 16)
    return String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }
}

/// The names of an edition's sections and page breaks: the ids of their elements, without what stands in front of them.
struct SectionNames: Sendable {
  /// By ordinal.
  let sections: [String]
  /// By number, from 0.
  let pageBreaks: [String]

  init(_ outline: Outline, titles: [Int: String], pageLabels: [String], authorsIDs: Set<String>) {
    var names = StableNames(
      avoiding: Set(authorsIDs.filter { $0.hasPrefix("s-") || $0.hasPrefix("h-") }.map { String($0.dropFirst(2)) }))
    var sections: [String] = []
    sections.reserveCapacity(outline.count)
    outline.visit { section in
      let text = section.id ?? titles[section.ordinal] ?? section.role?.rawValue ?? ""
      sections.append(names.unique(StableNames.name(of: text, kind: "section")))
    }
    self.sections = sections
    var pages = StableNames(avoiding: Set(authorsIDs.filter { $0.hasPrefix("page-") }.map { String($0.dropFirst(5)) }))
    pageBreaks = pageLabels.enumerated().map { number, label in
      let isPlain =
        !label.isEmpty && label.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) }
      let name = isPlain ? label.lowercased() : label.isEmpty ? String(number + 1) : StableNames.digits(of: label)
      return pages.unique(name)
    }
  }

  /// The name of a section: its place where it is no section of the outline.
  func section(_ ordinal: Int) -> String { ordinal < sections.count ? sections[ordinal] : String(ordinal + 1) }

  func pageBreak(_ number: Int) -> String { number < pageBreaks.count ? pageBreaks[number] : String(number + 1) }
}

extension ChapterPlan {
  /// Names the content documents after the sections that they begin with.
  mutating func nameFiles(_ names: SectionNames) {
    var files = StableNames(avoiding: ["cover", "title", "contents", "nav"])
    var last = "text"
    for index in chapters.indices {
      let chapter = chapters[index]
      if !chapter.isContinuation, let section = chapter.sections.first { last = names.section(section) }
      chapters[index].fileName = files.unique(last) + ".xhtml"
    }
  }
}

extension ChapterPlan.Chapter {
  /// The id of the content document in the package document.
  var manifestID: String { "doc-" + fileName.dropLast(".xhtml".count) }
}
