import FontSubset
import Foundation
import TestSupport
import Testing

@testable import CoverPainting

@Suite struct PaletteTests {
  /// WCAG 2.2, relative luminance.
  private func luminance(_ colour: Colour) -> Double {
    let parts = [colour.red, colour.green, colour.blue].map { value -> Double in
      let part = Double(value) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  @Test(arguments: CoverPalette.all)
  func contrastIsEnoughForEverybody(palette: CoverPalette) {
    #expect((luminance(palette.pale) + 0.05) / (luminance(palette.deep) + 0.05) >= 7)
  }

  @Test func numberAlwaysChoosesTheSame() {
    #expect(CoverPalette(number: 5) == CoverPalette(number: 5))
    #expect(Set((0..<100).map { CoverPalette(number: $0) }).count == CoverPalette.all.count)
    _ = CoverPalette(number: .max)
  }
}

@Suite struct CoverageTests {
  private func total(_ mask: CoverageMask) -> Double {
    var sum = 0
    for row in 0..<mask.height { mask.forEachCovered(inRow: row) { _, coverage in sum += coverage } }
    return Double(sum) / 255
  }

  private func polygon(_ points: [(Double, Double)], isOnCurve: Bool = true) -> GlyphOutline {
    GlyphOutline(contours: [points.map { .init(x: $0.0, y: $0.1, isOnCurve: isOnCurve) }])
  }

  @Test func squareCoversItsArea() {
    let square = polygon([(0, 0), (10, 0), (10, 10), (0, 10)])
    #expect(total(CoverageMask(square, scale: 1, originX: 3, baseline: 20)) == 100)
    #expect(abs(total(CoverageMask(square, scale: 1, originX: 3.5, baseline: 20.25)) - 100) < 0.5)
  }

  @Test func triangleCoversHalfOfItsBox() {
    let triangle = polygon([(0, 0), (100, 0), (0, 50)])
    #expect(abs(total(CoverageMask(triangle, scale: 1, originX: 0, baseline: 60)) - 2_500) < 10)
  }

  @Test func circleOfSplinesHasNearlyTheAreaOfACircle() {
    // Eight points off the curve: the corners of a regular octagon around a circle of 100.
    let corners = (0..<8).map { corner -> (Double, Double) in
      let angle = Double(corner) * .pi / 4
      return (100 * cos(angle) / cos(.pi / 8), 100 * sin(angle) / cos(.pi / 8))
    }
    let area = total(CoverageMask(polygon(corners, isOnCurve: false), scale: 1, originX: 200, baseline: 200))
    #expect(abs(area - .pi * 10_000) < 200, "\(area)")
  }

  @Test func circleOfCubicSplinesHasNearlyTheAreaOfACircle() {
    // Four quarters, each with its two points off the curve at 0.5523 of the radius.
    let k = 55.23
    let quarters = [
      (100.0, 0.0), (100, k), (k, 100), (0, 100), (-k, 100), (-100, k), (-100, 0), (-100, -k), (-k, -100),
    ]
    let points = (quarters + [(0, -100), (k, -100), (100, -k)]).enumerated().map { index, point in
      GlyphOutline.Point(x: point.0, y: point.1, isOnCurve: index.isMultiple(of: 3))
    }
    let circle = GlyphOutline(contours: [points], isCubic: true)
    let area = total(CoverageMask(circle, scale: 1, originX: 200, baseline: 200))
    #expect(abs(area - .pi * 10_000) < 60, "\(area)")
  }

  @Test func holeIsOpenAndOverlapIsFilledOnce() {
    let outer = [(0.0, 0.0), (10, 0), (10, 10), (0, 10)]
    let inner = [(2.0, 2.0), (2, 8), (8, 8), (8, 2)]
    func outline(_ contours: [[(Double, Double)]]) -> GlyphOutline {
      GlyphOutline(contours: contours.map { $0.map { .init(x: $0.0, y: $0.1, isOnCurve: true) } })
    }
    #expect(total(CoverageMask(outline([outer, inner]), scale: 1, originX: 0, baseline: 10)) == 64)
    #expect(total(CoverageMask(outline([outer, inner.reversed()]), scale: 1, originX: 0, baseline: 10)) == 100)
  }

  @Test func hugeOrEmptyOutlineIsNothing() {
    #expect(total(CoverageMask(GlyphOutline(), scale: 1, originX: 0, baseline: 0)) == 0)
    let huge = polygon([(0, 0), (32_000, 0), (32_000, 32_000)])
    #expect(total(CoverageMask(huge, scale: 10, originX: 0, baseline: 0)) == 0)
  }

  @Test func pictureIsAPNG() throws {
    var canvas = Canvas(width: 3, height: 2, ground: Colour(0x102030))
    canvas.fill(x: -5, y: 1, width: 6, height: 9, Colour(0xFFFFFF))
    #expect(canvas.pixels == [16, 32, 48, 16, 32, 48, 16, 32, 48, 255, 255, 255, 16, 32, 48, 16, 32, 48])
    let png = try canvas.png(level: 6)
    #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    #expect(png.suffix(12) == [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82])
  }
}

/// Covers of titles that nobody chose, in a real font.
@Suite struct LayoutTests {
  /// A face of this machine; `nil` where there is none of those.
  private static let font: FontFace? = {
    for path in [
      "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf", "/usr/share/fonts/truetype/arphic/ukai.ttc",
      "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    ] {
      guard let bytes = FileManager.default.contents(atPath: path) else { continue }
      return try? FontFace(Array(bytes))
    }
    return nil
  }()

  private struct Random: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
      return z ^ z >> 31
    }
  }

  private static func text(_ random: inout Random) -> String {
    let words = [
      "乡村", "发展", "与", "数字化", "治理", "，", "《红楼梦》", "“三农”", "：", "Rural", "party", "work", "Internationalisation",
      "Donaudampfschifffahrtsgesellschaftskapitän", "2024", "A", "of", "—", "(The Village)", "……", "中国特色社会主义",
    ]
    let count = Int.random(in: 1...Int.random(in: 1...40), using: &random)
    let space = Bool.random(using: &random) ? " " : ""
    return (0..<count).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: space)
  }

  @Test(
    .enabled(if: font != nil, "no Chinese TrueType font is on this machine"),
    arguments: CoverDesign.allCases, [(1_600, 2_400), (1_400, 1_400), (640, 1_024), (2_400, 1_600)])
  func nothingLeavesTheCover(design: CoverDesign, size: (Int, Int)) throws {
    let font = try #require(LayoutTests.font)
    let fonts = CoverFonts(bold: [font], regular: [font])
    let seed: UInt64 = 13
    var random = Random(state: seed)
    for number in 0..<25 {
      let text = CoverText(
        title: LayoutTests.text(&random),
        alternates: (0..<Int.random(in: 0...2, using: &random)).map { _ in LayoutTests.text(&random) },
        subtitle: Bool.random(using: &random) ? LayoutTests.text(&random) : nil,
        series: Bool.random(using: &random) ? LayoutTests.text(&random) : nil,
        names: (0..<Int.random(in: 0...5, using: &random)).map { _ in LayoutTests.text(&random) },
        publisher: Bool.random(using: &random) ? LayoutTests.text(&random) : nil)
      let layout = CoverLayout(
        text, design: design, palette: CoverPalette.all[0], fonts: fonts, width: size.0, height: size.1)
      let what = "seed \(seed), cover \(number): \(text)"
      let margin = Double(min(size.0, size.1)) * 0.04
      var last = 0.0
      for line in layout.lines {
        #expect(line.x >= margin && line.x + line.width <= Double(size.0) - margin, "\(what): \(line)")
        let top = line.baseline - line.size * CoverLayout.ascent
        #expect(
          top >= margin && line.baseline + line.size * CoverLayout.descent <= Double(size.1) - margin,
          "\(what): \(line)")
        #expect(top >= last - 0.01, "\(what): \(line) lies on the line before")
        last = line.baseline + line.size * CoverLayout.descent
      }
    }
  }

  @Test(.enabled(if: font != nil, "no Chinese TrueType font is on this machine"))
  func noLineBeginsOrEndsWithTheWrongSign() throws {
    let measure = TextMeasure(fonts: [try #require(LayoutTests.font)])
    let text = "乡村：发展，《红楼梦》与“三农”……数字化（治理）。中国特色！社会主义、道路？"
    for width in stride(from: 4.0, through: 20, by: 0.5) {
      guard let lines = BalancedLines(text, measure: measure).lines(width: width, most: 40) else { continue }
      #expect(lines.joined() == text)
      for line in lines {
        #expect(!"，。：！？、》”）…".contains(line.first ?? " ") || line.hasPrefix("……"), "\(width): \(line)")
        #expect(!"《“（".contains(line.last ?? " "), "\(width): \(line)")
      }
    }
  }

  @Test(.enabled(if: font != nil, "no Chinese TrueType font is on this machine"))
  func linesAreBalancedAndNoCharacterStandsAlone() throws {
    let measure = TextMeasure(fonts: [try #require(LayoutTests.font)])
    #expect(BalancedLines("数字乡村建设的路径", measure: measure).lines(width: 8, most: 3) == ["数字乡村建", "设的路径"])
    #expect(BalancedLines("a wide road to a town", measure: measure).lines(width: 6, most: 3)?.count == 2)
    #expect(BalancedLines("乡村", measure: measure).lines(width: 1.5, most: 1) == nil)
  }
}
