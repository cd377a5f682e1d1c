extension Division {
  /// The class of a division that is a separate work within the document: an article of an anthology.
  public static let articleClass = "article"

  /// The class of the paragraph below an article's title that says who made it and when.
  public static let bylineClass = "article-byline"

  /// The class of an author's name in the byline.
  public static let authorClass = "author"

  /// The authors that the byline names.
  package var articleAuthors: [String] {
    for case .paragraph(let paragraph) in blocks.prefix(4)
    where paragraph.attributes.classes.contains(Division.bylineClass) {
      return paragraph.inlines.compactMap { inline in
        guard case .span(let span) = inline, span.attributes.classes.contains(Division.authorClass) else { return nil }
        return span.inlines.plainText(annotations: false)
      }
    }
    return []
  }

  /// Whether the division has the class ``articleClass``: it is a separate work, whose notes are numbered from 1.
  public var isArticle: Bool { attributes.classes.contains(Division.articleClass) }
}
