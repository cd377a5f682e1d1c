/// The text of a cover.
package struct CoverText: Hashable, Sendable {
  /// The title. Not blank.
  package var title: String
  /// The same title in other languages.
  package var alternates: [String]
  package var subtitle: String?
  /// The series, with the work's place in it.
  package var series: String?
  /// Those who made the work.
  package var names: [String]
  package var publisher: String?

  package init(
    title: String, alternates: [String] = [], subtitle: String? = nil, series: String? = nil, names: [String] = [],
    publisher: String? = nil
  ) {
    self.title = title
    self.alternates = alternates
    self.subtitle = subtitle
    self.series = series
    self.names = names
    self.publisher = publisher
  }

  /// Everything but the title, in one text.
  package var rest: String {
    (alternates + [subtitle, series, publisher].compactMap { $0 } + names).joined(separator: "\n")
  }
}

/// How a cover is designed.
package enum CoverDesign: String, Hashable, Sendable, CaseIterable {
  /// A light background with a band at the edge.
  case band
  /// A dark background with a frame, and centred text.
  case frame
  /// A dark area with the title above a light area.
  case block
}

/// The two colours of a cover. One is the text's on the other's ground, so their contrast is at least 7:1 (WCAG 2.2, 1.4.6).
package struct CoverPalette: Hashable, Sendable {
  package let deep: Colour
  package let pale: Colour

  /// The palettes: colours of ink, dye and glaze.
  package static let all: [CoverPalette] = [
    CoverPalette(0x7A271D, 0xFBF6EC), CoverPalette(0x1F3A5F, 0xF4F1E8), CoverPalette(0x1E4636, 0xF5F2E6),
    CoverPalette(0x5A2347, 0xFAF3F0), CoverPalette(0x2B2B2B, 0xF3EFE6), CoverPalette(0x5B3A16, 0xFBF5E6),
    CoverPalette(0x0F4A52, 0xF2F5EF), CoverPalette(0x6A1B2D, 0xFBF2EC), CoverPalette(0x33415A, 0xF5F4EF),
    CoverPalette(0x414A1C, 0xF7F5E4), CoverPalette(0x3D2A56, 0xF6F2F4), CoverPalette(0x17406D, 0xF3F4EC),
  ]

  private init(_ deep: UInt32, _ pale: UInt32) {
    self.deep = Colour(deep)
    self.pale = Colour(pale)
  }

  /// The palette for a number: the same for the same one.
  package init(number: UInt64) { self = CoverPalette.all[Int(number % UInt64(CoverPalette.all.count))] }
}
