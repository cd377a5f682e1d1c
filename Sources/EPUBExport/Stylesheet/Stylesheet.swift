import ContentMarkup
import PlatenCore

/// The stylesheet of the edition.
///
/// Without a font only generic families are named, so that the reader's own choice works. Sizes are relative and only tones have colours, so that the reader's own settings win and pages work in the dark.
/// Never `direction` or `unicode-bidi` (EPUBCheck CSS-001): direction is said in the markup.
struct Stylesheet {
  static let fileName = "style.css"

  let bytes: [UInt8]

  /// - Parameter hasTones: whether ruby has classes for tones.
  init(options: EPUBOptions, fonts: FontLibrary, hasTones: Bool) {
    var bytes: [UInt8] = []
    let own = options.stylesheet.map { Stylesheet.withoutBOM($0.bytes) }
    if own == nil || options.stylesheetMode == .follow {
      switch options.writingMode {
      case .horizontal: bytes += Array(BaseStylesheet.rules.utf8)
      case .vertical: bytes += Array(BaseStylesheet.verticalRules.utf8)
      }
    }
    if hasTones, own == nil || options.stylesheetMode == .follow { bytes += Array(BaseStylesheet.toneRules.utf8) }
    if !fonts.isEmpty { bytes += Array(fonts.rules.utf8) }
    if let own {
      if !bytes.isEmpty { bytes += Array("\n/* The author's own rules. */\n".utf8) }
      bytes += own
    }
    self.bytes = bytes
  }

  private static func withoutBOM(_ bytes: [UInt8]) -> [UInt8] {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  }
}
