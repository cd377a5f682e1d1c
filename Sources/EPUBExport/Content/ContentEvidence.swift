/// What was written, as far as accessibility metadata and the manifest must know it.
struct ContentEvidence: Hashable, Sendable {
  /// A page of the printed edition.
  struct Page: Hashable, Sendable {
    var label: String
    var href: String
  }

  var pictures = 0
  var describedPictures = 0
  var decorativePictures = 0
  var animatedPictures = 0
  var formulas = 0
  var formulasAsText = 0
  var rubies = 0
  var headings = 0
  var tables = 0
  var notes = 0
  var roles = 0
  var pages: [Page] = []

  /// Adds what another part has.
  mutating func add(_ other: ContentEvidence) {
    pictures += other.pictures
    describedPictures += other.describedPictures
    decorativePictures += other.decorativePictures
    animatedPictures += other.animatedPictures
    formulas += other.formulas
    formulasAsText += other.formulasAsText
    rubies += other.rubies
    headings += other.headings
    tables += other.tables
    notes += other.notes
    roles += other.roles
    pages += other.pages
  }
}
