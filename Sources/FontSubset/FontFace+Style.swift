/// What a face says of itself: how heavy it is, whether it slants, what its maker allows.
extension FontFace {
  /// How heavy the strokes are, 1 to 1,000: 400 is regular, 700 bold (`usWeightClass` in OS/2).
  package var weight: Int {
    do throws(FontError) {
      if let os2 = tables["OS/2"], os2.count >= 6 {
        let weight = try os2.unsigned16(4)
        // Old fonts count from 1 to 9.
        return (1...9).contains(weight) ? weight * 100 : min(max(weight, 1), 1_000)
      }
      return try table("head").unsigned16(44) & 1 != 0 ? 700 : 400
    } catch {
      return 400
    }
  }

  /// Whether the face is italic or oblique.
  package var isItalic: Bool {
    do throws(FontError) {
      // OpenType, OS/2: fsSelection bits 0 (italic) and 9 (oblique).
      if let os2 = tables["OS/2"], os2.count >= 64 { return try os2.unsigned16(62) & 0x201 != 0 }
      return try table("head").unsigned16(44) & 2 != 0
    } catch {
      return false
    }
  }

  /// Whether it has tables that move or join letters, which a subset does not have.
  package var hasLayout: Bool { tables["GPOS"] != nil || tables["GSUB"] != nil || tables["kern"] != nil }

  /// Whether the font's maker has reserved its name, so that a subset may not bear it.
  package var reservesName: Bool { names.reservesName }

  /// Checks that the font may be subset and embedded.
  ///
  /// - Throws: ``FontError/forbidden(bit:)``.
  package func checkLicence() throws(FontError) { try FontLicence.check(tables["OS/2"]) }

  /// The whole face as a file of its own, with every table: for scripts whose letters join or stack, which need them.
  ///
  /// - Throws: ``FontError/forbidden(bit:)``.
  package func wholeFile() throws(FontError) -> [UInt8] {
    try checkLicence()
    // A signature would be of the file as it was.
    var whole = tables.filter { $0.key != "DSIG" }.mapValues { Array($0.bytes) }
    whole["head"]?.replaceSubrange(8..<12, with: repeatElement(0, count: 4))
    return SFNTWriter.file(of: whole)
  }
}
