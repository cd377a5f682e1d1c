/// What a font's maker allows, as its bits say.
enum FontLicence {
  /// Checks `fsType` for subsetting and embedding of outlines in a document that is read and not edited.
  ///
  /// OpenType, OS/2: bit 1 forbids embedding when no milder bit (2: preview and print, 3: editable) is set with it; bit 8
  /// forbids subsetting, bit 9 outlines. A table without the field allows everything, as fonts before it did.
  static func check(_ os2: FontBytes?) throws(FontError) {
    guard let os2, os2.count >= 10 else { return }
    let bits = try os2.unsigned16(8)
    if bits & 0b1110 == 0b0010 { throw .forbidden(bit: 1) }
    if bits & 1 << 8 != 0 { throw .forbidden(bit: 8) }
    if bits & 1 << 9 != 0 { throw .forbidden(bit: 9) }
  }
}
