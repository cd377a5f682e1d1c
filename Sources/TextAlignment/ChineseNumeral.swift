/// Numbers as Chinese writes them: `三百二十`, `一九四九`, `1.2万`, `3亿`.
enum ChineseNumeral {
  /// How many characters a numeral has at most; longer runs of digits are none.
  static let longest = 24

  /// The value of a digit, `nil` for what is none.
  static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "〇", "零", "○": 0
    case "一", "壹": 1
    case "二", "两", "兩", "贰": 2
    case "三", "叁": 3
    case "四", "肆": 4
    case "五", "伍": 5
    case "六", "陆": 6
    case "七", "柒": 7
    case "八", "捌": 8
    case "九", "玖": 9
    default: nil
    }
  }

  /// The power of ten of a unit below ten thousand.
  static func unit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "十", "拾": 10
    case "百", "佰": 100
    case "千", "仟": 1_000
    default: nil
    }
  }

  /// The power of ten of a unit from ten thousand.
  static func largeUnit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "万", "萬": 10_000
    case "亿", "億": 100_000_000
    default: nil
    }
  }

  /// Whether a scalar can be in a numeral.
  static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    digit(scalar) != nil || unit(scalar) != nil || largeUnit(scalar) != nil
  }

  /// The value of a numeral; `nil` if it is none or does not fit.
  static func value(of scalars: ArraySlice<Unicode.Scalar>) -> Int? {
    guard scalars.count <= longest else { return nil }
    if scalars.count > 1, scalars.allSatisfy({ digit($0) != nil }) {
      // One digit beside the other, as in years.
      return scalars.count > 15 ? nil : scalars.reduce(0) { $0 * 10 + (digit($1) ?? 0) }
    }
    var total = 0
    var section = 0
    var current: Int?
    for scalar in scalars {
      if let value = digit(scalar) {
        current = value
      } else if let unit = unit(scalar) {
        section += (current ?? 1) * unit
        current = nil
      } else if let unit = largeUnit(scalar) {
        section += current ?? 0
        guard section > 0 || total > 0 else { return nil }
        // `一万亿`: the larger unit multiplies all before it.
        let (product, overflow) = (section == 0 ? total : section).multipliedReportingOverflow(by: unit)
        if overflow { return nil }
        if unit > 10_000, total > 0, section > 0 {
          let (whole, overflow) = (total + section).multipliedReportingOverflow(by: unit)
          if overflow { return nil }
          total = whole
        } else {
          total = section == 0 ? product : total + product
        }
        section = 0
        current = nil
      } else {
        return nil
      }
    }
    return total + section + (current ?? 0)
  }
}
