extension Unicode.Scalar {
  /// The small letters without accents that stand for a Latin letter with them: `e` for `É`, `ss` for `ß`, `o` for `ø`, blank for
  /// an accent by itself; `nil` for what is no accented Latin letter.
  ///
  /// For names that are limited to ASCII. It follows the compatibility decompositions of Unicode 15 in the blocks Latin-1
  /// Supplement, Latin Extended-A and -B, and Latin Extended Additional, which pinyin and Vietnamese need; letters without a
  /// decomposition have what they are usually written as.
  ///
  /// - Complexity: O(1).
  package var latinBase: String? {
    switch value {
    case 0x300...0x36F: ""
    case 0xC6, 0xE6, 0x1E2, 0x1E3, 0x1FC, 0x1FD: "ae"
    case 0xDE, 0xFE: "th"
    case 0xDF, 0x1E9E: "ss"
    case 0x132, 0x133: "ij"
    case 0x152, 0x153: "oe"
    case 0x195, 0x1F6: "hv"
    case 0x1C4...0x1C6, 0x1F1...0x1F3: "dz"
    case 0x1C7...0x1C9: "lj"
    case 0x1CA...0x1CC: "nj"
    case 0xC0..<0x250: Unicode.Scalar.letter(Unicode.Scalar.extendedLetters, value - 0xC0)
    case 0x1E00..<0x1F00: Unicode.Scalar.letter(Unicode.Scalar.additionalLetters, value - 0x1E00)
    default: nil
    }
  }

  private static func letter(_ letters: [UInt8], _ index: UInt32) -> String? {
    let letter = letters[Int(index)]
    return letter == 0x2D ? nil : String(Unicode.Scalar(letter))
  }

  /// From U+00C0 to U+024F, a letter for each; a hyphen for what has none, or more than one.
  private static let extendedLetters = Array(
    ("aaaaaa-ceeeeiiiidnooooo-ouuuuy--aaaaaa-ceeeeiiiidnooooo-ouuuuy-yaaaaaaccccccccddddeeeeeeeeeegggggggg"
      + "hhhhiiiiiiiiii--jjkkkllllll--llnnnnnn-nnoooooo--rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzsbb----oc"
      + "cdddd-eeeffg---ikkl---nooo--pp-----ttt-uu-vyyzz----------------------aaiioouuuuuuuuuueaaaa--ggggkkoo"
      + "oo--j---gg--nnaa--ooaaaaeeeeiiiioooorrrruuuusstt--hhnd--zzaaeeooooooooyylntj---ccl-sz--bu-eejjqqrryy").utf8)

  /// From U+1E00 to U+1EFF.
  private static let additionalLetters = Array(
    ("aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssss"
      + "ssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy-s----aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeee"
      + "iiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy------").utf8)
}
