/// What was written, as far as accessibility metadata and the manifest must know it.
package struct ContentEvidence: Hashable, Sendable {
  package var pictures = 0
  package var describedPictures = 0
  package var decorativePictures = 0
  package var animatedPictures = 0
  package var formulas = 0
  package var formulasAsText = 0
  package var rubies = 0
  package var headings = 0
  package var tables = 0
  package var notes = 0
  package var roles = 0
  package var pageBreaks = 0

  package init() {}

  /// Adds what another part has.
  package mutating func add(_ other: ContentEvidence) {
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
    pageBreaks += other.pageBreaks
  }
}
