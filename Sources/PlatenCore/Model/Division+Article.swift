extension Division {
  /// The class of a division that is a separate work within the document: an article of an anthology.
  public static let articleClass = "article"

  /// Whether the division has the class ``articleClass``: it is a separate work, whose notes are numbered from 1.
  public var isArticle: Bool { attributes.classes.contains(Division.articleClass) }
}
