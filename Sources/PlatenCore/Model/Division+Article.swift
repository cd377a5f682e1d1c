extension Division {
  /// The class of a division that is a work of its own within the document: an article of an anthology.
  public static let articleClass = "article"

  /// Whether it is a work of its own, whose notes are numbered from 1: it has the class ``articleClass``.
  public var isArticle: Bool { attributes.classes.contains(Division.articleClass) }
}
