/// How the characters of a text are encoded as bytes. Names are those of the WHATWG Encoding Standard.
///
/// A byte order mark takes precedence over the given encoding (WHATWG Encoding Standard §6).
public enum TextEncoding: String, Hashable, Sendable, CaseIterable {
  /// Detected from the byte order mark or, without one, from the bytes.
  case auto
  /// UTF-8, with or without a byte order mark.
  case utf8 = "utf-8"
  /// UTF-16; the byte order is detected from the byte order mark or from the bytes.
  case utf16 = "utf-16"
  /// UTF-16 with the low byte first.
  case utf16LittleEndian = "utf-16le"
  /// UTF-16 with the high byte first.
  case utf16BigEndian = "utf-16be"
  /// UTF-32; the byte order is detected as for ``utf16``.
  case utf32 = "utf-32"
  /// GB 18030, which includes GBK and GB 2312.
  case gb18030
  /// Big5 with the Hong Kong Supplementary Character Set.
  case big5
  /// Shift_JIS with the extensions of Windows (CP932).
  case shiftJIS = "shift_jis"
  /// EUC-JP.
  case eucJP = "euc-jp"
  /// ISO-2022-JP.
  case iso2022JP = "iso-2022-jp"
  /// EUC-KR with the extensions of Windows (CP949).
  case eucKR = "euc-kr"
  /// Windows-1250, Central European.
  case windows1250 = "windows-1250"
  /// Windows-1251, Cyrillic.
  case windows1251 = "windows-1251"
  /// Windows-1252, Western European, which includes Latin-1.
  case windows1252 = "windows-1252"
  /// KOI8-R, Russian.
  case koi8R = "koi8-r"

  /// Makes the encoding with a label, ignoring letter case and surrounding blanks; `nil` if there is none.
  ///
  /// Labels are the names of the cases and those of the WHATWG Encoding Standard §4.2: `gbk`, `sjis`, `latin1`, `cp1251`.
  public init?(label: String) {
    var name = label.lowercased()[...]
    while name.first?.isWhitespace == true { name.removeFirst() }
    while name.last?.isWhitespace == true { name.removeLast() }
    guard let encoding = TextEncoding(rawValue: String(name)) ?? TextEncoding.labels[String(name)] else { return nil }
    self = encoding
  }

  private static let labels: [String: TextEncoding] = {
    let lists: [TextEncoding: String] = [
      .utf8: "utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8",
      .utf16: "utf16 unicode ucs-2 iso-10646-ucs-2 csunicode",
      .utf16LittleEndian: "utf16le unicodefeff", .utf16BigEndian: "utf16be unicodefffe", .utf32: "utf32 ucs-4",
      .gb18030: "gbk gb2312 gb_2312 gb_2312-80 x-gbk cp936 windows-936 chinese csgb2312 csiso58gb231280 iso-ir-58",
      .big5: "big5-hkscs big5hkscs cn-big5 csbig5 x-x-big5 cp950 windows-950",
      .shiftJIS: "shift-jis sjis x-sjis ms_kanji ms932 cp932 windows-31j windows-932 csshiftjis",
      .eucJP: "eucjp x-euc-jp cseucpkdfmtjapanese", .iso2022JP: "csiso2022jp",
      .eucKR: "euckr ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 korean cp949 windows-949 uhc cseuckr iso-ir-149",
      .windows1250: "cp1250 x-cp1250", .windows1251: "cp1251 x-cp1251",
      .windows1252:
        "cp1252 x-cp1252 latin1 l1 iso-8859-1 iso8859-1 iso88591 iso_8859-1 iso-ir-100 ascii us-ascii ansi_x3.4-1968",
      .koi8R: "koi8 koi koi8_r cskoi8r",
    ]
    var labels: [String: TextEncoding] = [:]
    for (encoding, names) in lists {
      for name in names.split(separator: " ") { labels[String(name)] = encoding }
    }
    return labels
  }()
}

extension FormatOption {
  /// The option `encoding` of a text format, which takes every name and label of ``TextEncoding``.
  public static func encoding(_ property: any WritableKeyPath<Root, TextEncoding> & Sendable) -> FormatOption {
    choice("encoding", property, help: "The encoding; auto detects it from the bytes.") {
      TextEncoding(label: $0)
    }
  }
}
