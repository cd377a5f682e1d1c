/// How many bits text would take if it were in an encoding: what fits a language's habits is cheap, so that the right encoding is
/// the cheapest. The figures are estimated by hand and adjusted until the samples of the tests were told apart.
struct EncodingCost {
  /// What is common in the languages of an encoding.
  enum Habit: Hashable { case chinese, japanese, korean, western, central, cyrillic }

  /// No character at all.
  static let error = 40

  let habit: Habit
  /// The lead bytes of the characters that the standard itself calls the common ones.
  let commonLeads: ClosedRange<UInt8>
  /// The least trail byte of those.
  let leastTrail: UInt8

  init(_ habit: Habit, commonLeads: ClosedRange<UInt8> = 0...0xFF, leastTrail: UInt8 = 0) {
    self.habit = habit
    self.commonLeads = commonLeads
    self.leastTrail = leastTrail
  }

  /// The bits for a character.
  func bits(_ scalar: Unicode.Scalar, _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, length: Int) -> Int {
    switch habit {
    case .chinese, .japanese, .korean: wideBits(scalar, bytes, at: offset, length: length)
    case .western, .central, .cyrillic: letterBits(scalar, bytes, at: offset)
    }
  }

  private func wideBits(_ scalar: Unicode.Scalar, _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, length: Int)
    -> Int
  {
    let isCommon =
      length == 2 && commonLeads.contains(bytes[offset]) && bytes[offset + 1] >= leastTrail
    switch scalar.value {
    case 0x3001, 0x3002, 0xFF0C: return habit == .korean ? 12 : 7
    case 0x2014, 0x2018...0x201D, 0x2026, 0x3000, 0x300A...0x300F, 0xFF01, 0xFF08, 0xFF09, 0xFF1A, 0xFF1B, 0xFF1F:
      return 9
    case 0x3041...0x3096: return habit == .japanese ? 6 : 16
    case 0x30A1...0x30FE: return habit == .japanese ? 9 : 18
    case 0xFF61...0xFF9F: return 14
    case 0xAC00...0xD7A3:
      if Self.commonHangul.contains(scalar) { return 6 }
      return habit == .korean && isCommon ? 11 : 18
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      if habit == .chinese, Self.commonHan.contains(scalar) { return 7 }
      return habit != .korean && isCommon ? 12 : 19
    case 0xE000...0xF8FF, 0x80...0xA0: return 32
    default: return 16
    }
  }

  private func letterBits(_ scalar: Unicode.Scalar, _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
    let before = offset > 0 ? bytes[offset - 1] : 0x20
    let after = offset + 1 < bytes.count ? bytes[offset + 1] : 0x20
    let besideLetter = Self.isLetter(before) || Self.isLetter(after)
    if habit == .cyrillic {
      switch scalar.value {
      // A small letter after anything but an ASCII letter, and a capital that does not stand within a word.
      case 0x430...0x44F, 0x451, 0x454, 0x456, 0x457, 0x491: return besideLetter ? 20 : 6
      case 0x401...0x42F: return before >= 0x80 || besideLetter ? 14 : 8
      case 0x2013, 0x2014, 0xAB, 0xBB, 0x2116, 0xA0, 0x2026, 0x201C...0x201E: return 9
      default: return 18
      }
    }
    guard let cost = habit == .western ? Self.western[scalar] : Self.central[scalar] else {
      return scalar.properties.isAlphabetic
        ? 14 : besideLetter && Self.isLetter(before) && Self.isLetter(after) ? 22 : 13
    }
    // Letters beyond ASCII stand among ASCII letters; capitals begin a word.
    guard scalar.properties.isAlphabetic else { return cost }
    let isCapital = scalar.properties.isUppercase
    return cost + (besideLetter ? 0 : 7) + (isCapital && (0x61...0x7A).contains(before) ? 8 : isCapital ? 3 : 0)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte < 0x80 && (byte | 0x20) &- 0x61 < 26 }

  private static func costs(_ classes: [(bits: Int, letters: String)]) -> [Unicode.Scalar: Int] {
    var costs: [Unicode.Scalar: Int] = [:]
    for (bits, letters) in classes {
      for scalar in letters.unicodeScalars where costs[scalar] == nil { costs[scalar] = bits }
    }
    return costs
  }

  private static let western = costs([
    (6, "éèàäöüßçñóíáåøãêú"), (8, "ÉÀÄÖÜÅØæâôîûùòìõëïœÇÓÁ’“”–—…«»\u{A0}"),
    (10, "ÈÊÑÍÚÆŒÂÎÔÛÙÒÌÕËÏ„‘•°¿¡§€£©®ºªýðþšžŠŽ"),
  ])
  private static let central = costs([
    (7, "áéíčěřšžýůłęążśćńóőű"), (8, "úóťďňöüźăţşĺľŁŚŻŹČŘŠŽđ’“”–—…„»«\u{A0}"),
    (10, "ÁÉÍÓÚÝŮŐŰŤĎŇĄĘĆŃĂŢŞÖÜäßëôîâçÄĽĐ•°§€©®‘"),
  ])

  /// Characters that make up about a third of any Chinese text, in either script.
  private static let commonHan = Set(
    """
    的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於着著下自之年过過发發后後作里裡
    用道行所然家种種事成方多经經么麼去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心她本前开開但因只从從想实實
    日者意无無此信心老长長已给給第间間问問最新使用文件系统統设設置或及与與请請则則名将將被数數据據字行命令选選项項程序
    """.unicodeScalars.filter { $0 != "\n" })
  /// Syllables that make up about a third of any Korean text.
  private static let commonHangul = Set(
    "이다의에는을가고하지한를기은로사도리자어으서나인그시해있수대정보들니것라과아면일만여게있제와된전부주을할때때문안".unicodeScalars)
}
