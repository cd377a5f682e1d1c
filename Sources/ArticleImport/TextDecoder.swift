internal import PlatenCore

/// Turns bytes into valid UTF-8.
struct TextDecoder {
  let encoding: ArticleOptions.Encoding
  let file: String?
  let log: ReportLog

  func decode(_ bytes: [UInt8]) throws(ImportError) -> [UInt8] {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return Array(String(decoding: bytes[start...], as: UTF8.self).utf8)
  }
}
