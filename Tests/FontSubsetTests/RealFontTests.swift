import FontSubset
import Foundation
import TestSupport
import Testing

/// A font of Debian that a test may need; `Tests/run.sh` installs it.
struct InstalledFont: CustomTestStringConvertible, Sendable {
  let path: String
  let face: Int
  let package: String

  var testDescription: String { path }
  var isThere: Bool { FileManager.default.fileExists(atPath: path) }

  private static let folder = "/usr/share/fonts/truetype/"
  private static let openType = "/usr/share/fonts/opentype/"
  static let wenKai = InstalledFont(
    path: folder + "lxgw-wenkai/LXGWWenKai-Regular.ttf", face: 0, package: "fonts-lxgw-wenkai")
  static let all = [
    wenKai,
    InstalledFont(path: folder + "dejavu/DejaVuSerif.ttf", face: 0, package: "fonts-dejavu"),
    InstalledFont(path: folder + "noto/NotoSerif-Regular.ttf", face: 0, package: "fonts-noto-core"),
    InstalledFont(path: folder + "wqy/wqy-zenhei.ttc", face: 1, package: "fonts-wqy-zenhei"),
    InstalledFont(path: folder + "arphic/ukai.ttc", face: 2, package: "fonts-arphic-ukai"),
    InstalledFont(path: openType + "stix/STIXGeneral-Regular.otf", face: 0, package: "fonts-stix"),
    InstalledFont(path: openType + "noto/NotoSansCJK-Regular.ttc", face: 2, package: "fonts-noto-cjk"),
    InstalledFont(path: openType + "noto/NotoSerifCJK-Bold.ttc", face: 3, package: "fonts-noto-cjk"),
    InstalledFont(path: folder + "arphic/uming.ttc", face: 1, package: "fonts-arphic-uming"),
    InstalledFont(path: folder + "wqy/wqy-microhei.ttc", face: 0, package: "fonts-wqy-microhei"),
    InstalledFont(path: folder + "lato/Lato-Black.ttf", face: 0, package: "fonts-lato"),
    InstalledFont(path: openType + "ipafont-mincho/ipam.ttf", face: 0, package: "fonts-ipafont-mincho"),
    InstalledFont(path: openType + "ebgaramond/EBGaramond12-Regular.otf", face: 0, package: "fonts-ebgaramond"),
  ]
  static var present: [InstalledFont] { all.filter(\.isThere) }

  func file() throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: path))) }
}

/// Subsets of fonts that people use, as fontTools and FreeType read them.
struct RealFontTests {
  /// Latin with composite letters, Cyrillic, Greek, punctuation of both scripts, and 900 Chinese characters.
  private static let text =
    "The quick brown fox ÄÖÜéèñçåøßŁǎ Ωмир 0123456789 .,;:!?“”‘’—…、。「」（）《》"
    + String(String.UnicodeScalarView((0..<900).compactMap { Unicode.Scalar(0x4E00 + UInt32($0) * 21) }))

  private func use(vertical: Bool = false, hints: Bool = false) -> FontUse {
    var use = FontUse()
    use.scalars = Set(RealFontTests.text.unicodeScalars)
    use.isVertical = vertical
    use.keepsHints = hints
    return use
  }

  /// A line for each character: its number, and the points of each contour as x, y, and 1 for those on the curve.
  private func drawn(_ face: FontFace) throws -> String {
    var lines = ""
    for scalar in Set(RealFontTests.text.unicodeScalars) {
      guard let glyph = face.glyph(of: scalar) else { continue }
      let contours = try face.outline(of: glyph).contours.map { contour in
        contour.map { "\($0.x),\($0.y),\($0.isOnCurve ? 1 : 0)" }.joined(separator: " ")
      }
      lines += "\(scalar.value):\(contours.joined(separator: "/"))\n"
    }
    return lines
  }

  @Test(.requires(.python, .fontTools), arguments: InstalledFont.present, [false, true])
  func outlinesAndMetricsAreThoseOfTheFont(font: InstalledFont, hints: Bool) throws {
    let face = try FontFace(font.file(), choice: .index(font.face))
    let subset = try FontSubset(of: face, for: use(vertical: hints, hints: hints))
    let folder = FileManager.default.temporaryDirectory.appending(path: "platen-fonts-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "subset.ttf")
    let text = folder.appending(path: "text.txt")
    try Data(subset.bytes).write(to: file)
    try Data(RealFontTests.text.utf8).write(to: text)
    let outlines = folder.appending(path: "outlines.txt")
    try Data(drawn(face).utf8).write(to: outlines)
    let run = try Tool.python.run([
      PackageRoot.file("Tests/Tools/font-oracle.py").path, font.path, String(font.face), file.path, text.path,
      outlines.path,
    ])
    #expect(run.output == "same \(use().scalars.count - subset.missing.count)\n", "\(run)")
  }

  @Test(.enabled(if: InstalledFont.wenKai.isThere, "fonts-lxgw-wenkai is needed."))
  func aSubsetIsNoLargerThanThatOfFontTools() throws {
    let subset = try FontSubset(of: FontFace(InstalledFont.wenKai.file()), for: use())
    // fontTools 4.68.0 makes 543,180 bytes of the same text, without hints and layout.
    #expect(subset.bytes.count <= 543_180)
    #expect(try FontSubset(of: FontFace(InstalledFont.wenKai.file()), for: use()).bytes == subset.bytes)
  }
}
