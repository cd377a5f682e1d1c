/// How the characters of a text are encoded as bytes.
///
/// A byte order mark counts more than what is named here (WHATWG Encoding Standard §6).
public enum TextEncoding: String, Hashable, Sendable, CaseIterable {
  /// Found out from a byte order mark, or else from the bytes.
  case auto
  /// UTF-8, with or without a byte order mark.
  case utf8 = "utf-8"
  /// UTF-16; the byte order mark tells the order of bytes, or else the bytes themselves.
  case utf16 = "utf-16"
  /// GB 18030, which holds GBK and GB 2312.
  case gb18030
  /// Big5, as the WHATWG Encoding Standard has it.
  case big5
}
