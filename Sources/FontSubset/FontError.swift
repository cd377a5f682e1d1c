/// Why a font cannot be used.
package enum FontError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The bytes are no TrueType or OpenType font and no collection of them.
  case notAFont
  /// The font is packed for the web: WOFF or WOFF2.
  case packed(String)
  /// The outlines are those of a variable PostScript font (CFF2).
  case variableOutlines
  /// A table that must be there is not, by its tag.
  case missingTable(String)
  /// A table is cut off or contradicts itself, by its tag.
  case damaged(String)
  /// The collection has no such face. The names are those that it has.
  case noSuchFace(String, names: [String])
  /// The licence bits of the font (`fsType` in OS/2) forbid it, with the bit's number.
  case forbidden(bit: Int)

  package var description: String {
    switch self {
    case .notAFont: "this is not a TrueType or OpenType font (.ttf, .otf) or collection (.ttc)"
    case .packed(let kind): "this is a \(kind) file for the web; give the .ttf or .otf file that it was made from"
    case .variableOutlines:
      "its outlines are those of a variable PostScript font (CFF2); give one of its styles as a font of its own (.otf)"
    case .missingTable(let tag): "the font has no table '\(tag)'"
    case .damaged(let tag): "the font's table '\(tag)' is damaged"
    case .noSuchFace(let face, let names):
      "the collection has no face '\(face)'; it has \(names.enumerated().map { "\($0) \($1)" }.joined(separator: ", "))"
    case .forbidden(bit: 1): "its licence forbids embedding (fsType bit 1: restricted licence)"
    case .forbidden(bit: 8): "its licence forbids subsetting (fsType bit 8: no subsetting)"
    case .forbidden(bit: 9): "its licence allows to embed bitmaps only (fsType bit 9), and no outlines"
    case .forbidden(let bit): "its licence forbids it (fsType bit \(bit))"
    }
  }
}
