public import PlatenCore

/// A word that stands in one place of a document, and must be found again in the output or be reported as lost.
public struct Sentinel: Hashable, Sendable {
  /// How much the place matters to a reader.
  public enum Weight: Hashable, Sendable {
    /// A reader misses it.
    case content
    /// Advice and cataloguing: titles of links, languages of code, subjects. Checked only on demand.
    case advisory
  }

  /// The place, in words: `caption of a table`.
  public var place: String
  /// The word: lower-case ASCII letters, so that no format has a reason to escape or to break it.
  public var word: String
  /// How much the place matters.
  public var weight: Weight
}

/// A document of one kind of node, every place of which carries a sentinel.
public struct Specimen: Hashable, Sendable {
  /// What it is a specimen of: `table`, `inline code`.
  public var name: String
  /// The document.
  public var document: Document
  /// The words in it.
  public var sentinels: [Sentinel]

  /// One document for every kind of block and inline, and one for the metadata.
  public static let all: [Specimen] =
    BlockKind.allCases.map(Specimen.init(of:)) + InlineKind.allCases.map(Specimen.init(of:)) + [metadata]

  /// All specimens but the metadata, one after the other in one document.
  public static let everything: Specimen = {
    let nodes = all.dropLast()
    return Specimen(
      name: "every node",
      document: Document(
        metadata: metadata.document.metadata, body: nodes.flatMap(\.document.body),
        resources: [SamplePicture.png.resource(path: picturePath)]),
      sentinels: nodes.flatMap(\.sentinels))
  }()

  static let picturePath = "images/specimen.png"
}

/// Makes words, and remembers where they stand.
struct SentinelMaker {
  /// The beginning of the words, such as `table`: unique among specimens.
  let stem: String
  private(set) var sentinels: [Sentinel] = []

  init(stem: String) { self.stem = stem }

  mutating func word(_ place: String, _ weight: Sentinel.Weight = .content) -> String {
    var number = sentinels.count
    var letters = ""
    repeat {
      letters.append(Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8(number % 26))))
      number /= 26
    } while number > 0
    // No word is the beginning of another: all end in the same letters, which no stem has.
    let word = "q\(stem)\(letters)zq"
    sentinels.append(Sentinel(place: place, word: word, weight: weight))
    return word
  }

  mutating func text(_ place: String) -> [Inline] { [.text(word(place))] }

  mutating func paragraph(_ place: String) -> Block { .paragraph(Paragraph(text(place))) }
}
