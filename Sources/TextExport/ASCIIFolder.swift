/// Finds ASCII for characters that a printer without more cannot print.
enum ASCIIFolder {
  /// The likeness of a scalar beyond ASCII; `nil` if there is none, blank if the scalar is not seen.
  static func likeness(of scalar: Unicode.Scalar) -> String? {
    let code = scalar.value
    switch code {
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return " "
    case 0xAD, 0x200B...0x200F, 0x2060, 0xFE00...0xFE0F, 0xFEFF, 0x300...0x36F: return ""
    case 0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0x2B9, 0x2BC: return "'"
    case 0x201C, 0x201D, 0x201E, 0x201F, 0x2033, 0x300C...0x300F: return "\""
    case 0x2010...0x2012, 0x2212: return "-"
    case 0x2013...0x2015: return "--"
    case 0x2026: return "..."
    case 0x2022, 0xB7, 0x30FB: return "*"
    case 0xD7: return "x"
    case 0xF7: return "/"
    case 0xAB, 0x300A: return "<<"
    case 0xBB, 0x300B: return ">>"
    case 0x3008: return "<"
    case 0x3009: return ">"
    case 0xC4, 0xD6, 0xDC, 0xE4, 0xF6, 0xFC: return letter(code)
    case 0xC6: return "AE"
    case 0xE6: return "ae"
    case 0x152: return "OE"
    case 0x153: return "oe"
    case 0xDF: return "ss"
    case 0xDE: return "Th"
    case 0xFE: return "th"
    case 0xA9: return "(c)"
    case 0xAE: return "(R)"
    case 0x2122: return "(TM)"
    case 0xB0: return " deg"
    case 0xB1: return "+/-"
    case 0xBC: return "1/4"
    case 0xBD: return "1/2"
    case 0xBE: return "3/4"
    case 0xA3: return "GBP "
    case 0xA5, 0xFFE5: return "CNY "
    case 0x20AC: return "EUR "
    case 0x2192: return "->"
    case 0x2190: return "<-"
    case 0x2264: return "<="
    case 0x2265: return ">="
    case 0x2260: return "!="
    case 0x3001: return ","
    case 0x3002: return "."
    case 0x3010, 0x3014, 0x3016: return "["
    case 0x3011, 0x3015, 0x3017: return "]"
    case 0xFF01...0xFF5E: return String(Unicode.Scalar(UInt8(code - 0xFF01 + 0x21)))
    case 0xB9: return "1"
    case 0xB2: return "2"
    case 0xB3: return "3"
    case 0x2070, 0x2074...0x2079: return String(code - 0x2070)
    case 0x2080...0x2089: return String(code - 0x2080)
    default: return letter(code)
    }
  }

  private static func letter(_ code: UInt32) -> String? {
    let byte: UInt8
    switch code {
    case 0xA0...0x24F: byte = ASCIILikenesses.latin.utf8Start[Int(code - 0xA0)]
    case 0x1E00...0x1EFF: byte = ASCIILikenesses.latinAdditional.utf8Start[Int(code - 0x1E00)]
    default: return nil
    }
    return byte == 0x20 ? nil : String(Unicode.Scalar(byte))
  }
}
