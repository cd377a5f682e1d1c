public import PlatenCore

/// A word in one place of a document that must be in the output or reported as lost.
public struct Sentinel: Hashable, Sendable {
  /// The importance of the place to a reader.
  public enum Weight: Hashable, Sendable {
    /// Content that a reader would miss.
    case content
    /// Advisory and cataloguing text: titles of links, languages of code, subjects. Checked only on request.
    case advisory
  }

  /// The place, in words: `caption of a table`.
  public var place: String
  /// The word: lower-case ASCII letters, so that no format has a reason to escape or to break it.
  public var word: String
  /// The importance of the place.
  public var weight: Weight
}

/// A document with one kind of node, which has a sentinel in every place for text.
public struct Specimen: Hashable, Sendable {
  /// The kind of node: `table`, `inline code`.
  public var name: String
  /// The document.
  public var document: Document
  /// The words in it.
  public var sentinels: [Sentinel]

  /// One document for every kind of block and inline, and one for the metadata.
  public static let all: [Specimen] =
    BlockKind.allCases.map(Specimen.init(of:)) + InlineKind.allCases.map(Specimen.init(of:)) + [metadata]

  /// All specimens except the metadata, joined in one document.
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
