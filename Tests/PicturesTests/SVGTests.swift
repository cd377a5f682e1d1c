import Testing

@testable import Pictures

@Suite("SVG from outside")
struct SVGTests {
  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  private static let root =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""

  /// Wraps markup in a root element.
  private func picture(_ markup: String) throws -> Picture {
    let text =
      "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>\(markup)</svg>"
    return try Picture(inspecting: Array(text.utf8))
  }

  /// What is left within the root element.
  private func content(_ picture: Picture) -> String {
    let text = String(decoding: picture.content, as: UTF8.self)
    return String(text.dropFirst((SVGTests.head + SVGTests.root + ">").count).dropLast("</svg>\n".count))
  }

  @Test(arguments: [
    ("<path d='M0 0L1 1' fill='#c00'/>", "<path d=\"M0 0L1 1\" fill=\"#c00\"></path>"),
    ("<title>村 &amp; 店</title><desc>x</desc>", "<title>村 &amp; 店</title><desc>x</desc>"),
    ("<text x='1'>a<tspan dy='2'>b</tspan></text>", "<text x=\"1\">a<tspan dy=\"2\">b</tspan></text>"),
    (
      "<defs><linearGradient id='g'><stop offset='0'/></linearGradient></defs><rect fill='url(#g)'/>",
      "<defs><linearGradient id=\"g\"><stop offset=\"0\"></stop></linearGradient></defs><rect fill=\"url(#g)\"></rect>"
    ),
    ("<g id='a'/><use href='#a'/>", "<g id=\"a\"></g><use xlink:href=\"#a\"></use>"),
    ("<g id='a'/><use xlink:href='#a'/>", "<g id=\"a\"></g><use xlink:href=\"#a\"></use>"),
    ("<rect style='fill:red; stroke : #fff'/>", "<rect style=\"fill:red;stroke:#fff\"></rect>"),
    ("<style>.a, g > #b { fill: red }</style>", "<style>.a, g &gt; #b{fill:red}</style>"),
    ("<g lang='zh_hans'/>", "<g xml:lang=\"zh-Hans\"></g>"),
  ])
  func whatDrawsIsKept(markup: String, expected: String) throws {
    let picture = try picture(markup)
    #expect(content(picture) == expected)
    #expect(picture.dropped == [])
  }

  @Test(
    arguments: [
      ("<script>alert(1)</script><g/>", "<g></g>", ["script"]),
      ("<g onclick='alert(1)' ONLOAD='x'/>", "<g></g>", ["event attribute"]),
      ("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>", "", ["foreignObject"]),
      ("<a xlink:href='javascript:alert(1)'><g/></a>", "<g></g>", ["link"]),
      ("<image href='http://example.org/x.png'/>", "", ["external reference", "image"]),
      ("<image href='data:text/html;base64,PGI+'/>", "", ["external reference", "image"]),
      ("<image href='data:image/svg+xml;base64,PHN2Zy8+'/>", "", ["external reference", "image"]),
      ("<use href='other.svg#a'/>", "<use></use>", ["external reference"]),
      ("<rect fill='url(http://example.org/#a)'/>", "<rect></rect>", ["external reference"]),
      ("<rect fill='u\\72l(http://example.org/#a)'/>", "<rect></rect>", ["external reference"]),
      ("<rect mask='image-set(\"http://example.org/a\" 1x)'/>", "<rect></rect>", ["external reference"]),
      ("<rect style='fill:url(//x/y);stroke:red'/>", "<rect style=\"stroke:red\"></rect>", ["style value"]),
      (
        "<rect style='fill:!important;stroke:red!important'/>", "<rect style=\"stroke:red !important\"></rect>",
        ["style value"]
      ),
      ("<rect style='behavior:url(x)'/>", "<rect></rect>", ["style property"]),
      ("<style>@import url(http://x/);g{fill:red}</style>", "<style>g{fill:red}</style>", ["@import"]),
      ("<style>@font-face{src:url(x)}g{fill:red}</style>", "<style>g{fill:red}</style>", ["@font-face"]),
      ("<style>@media print{g{fill:red}}b{fill:red}</style>", "<style>b{fill:red}</style>", ["@media"]),
      ("<style>g{direction:rtl}</style>", "<style></style>", ["style property"]),
      ("<style>g{fill:red", "<style>g{fill:red}</style>", []),
      ("<animate attributeName='href' to='javascript:x'/>", "", ["animate"]),
      ("<set attributeName='onclick' to='x'/>", "", ["set"]),
      ("<iframe src='x'/>", "", ["iframe"]),
      ("<feImage href='http://x/'/>", "", ["feImage"]),
    ] as [(String, String, [String])])
  func whatActsOrLoadsIsLeftOut(markup: String, expected: String, dropped: [String]) throws {
    let picture = try picture(markup.hasSuffix("red") ? markup + "</style>" : markup)
    #expect(content(picture) == expected)
    #expect(picture.dropped.map(\.name) == dropped)
  }

  @Test(arguments: [
    ("<use href='#none'/>", "<use></use>"),
    ("<rect fill='url(#none)'/>", "<rect></rect>"),
    ("<g id='a'/><rect fill='url(#a)'/>", "<g id=\"a\"></g><rect></rect>"),
    ("<g id='a'/><rect clip-path='url(#a)'/>", "<g id=\"a\"></g><rect></rect>"),
    ("<g id='a'/><g id='a'/>", "<g id=\"a\"></g><g></g>"),
    ("<g id='1'/>", "<g></g>"),
    ("<clipPath id='a'/><use href='#a'/>", "<clipPath id=\"a\"></clipPath><use></use>"),
    ("<path font-size='3' overflow='visible' d='M0 0'/>", "<path d=\"M0 0\"></path>"),
  ])
  func namesAndReferencesThatLeadNowhereAreLeftOut(markup: String, expected: String) throws {
    #expect(content(try picture(markup)) == expected)
  }

  @Test func metadataOfEditorsIsLeftOutWithoutMention() throws {
    let picture = try picture(
      "<metadata><a/></metadata><x:view xmlns:x='http://inkscape'><g/></x:view><g x:label='a' xmlns:x='u' data-b='c'/>")
    #expect(content(picture) == "<g></g>")
    #expect(picture.dropped == [])
  }

  @Test func embeddedRasterPictureIsKept() throws {
    let data = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
    let picture = try picture("<image xlink:href='data:image/png;base64,\(data)'/>")
    #expect(content(picture) == "<image xlink:href=\"data:image/png;base64,\(data)\"></image>")
  }

  @Test(arguments: [
    ("<animate attributeName='x' to='1'/>", true),
    ("<rect><animateTransform type='rotate'/></rect>", true),
    ("<path><animateMotion><mpath/></animateMotion></path>", true),
    ("<set attributeName='fill' to='red'/>", true),
    ("<rect/>", false),
  ])
  func movementIsReported(markup: String, expected: Bool) throws {
    #expect(try picture(markup).hasAnimation == expected)
  }

  @Test(
    arguments: [
      ("width='30' height='40'", 30, 40),
      ("width='30px' height='1in'", 30, 96),
      ("viewBox='0 0 12.4 7'", 12, 7),
      ("width='100%' height='100%' viewBox='0,0,5,6'", 5, 6),
      ("width='30'", nil, nil),
      ("width='0' height='0'", nil, nil),
      ("width='1e400' height='nan'", nil, nil),
    ] as [(String, Int?, Int?)])
  func sizeIsFoundWhereItIsSaid(attributes: String, width: Int?, height: Int?) throws {
    let picture = try Picture(inspecting: Array("<svg xmlns='http://www.w3.org/2000/svg' \(attributes)/>".utf8))
    #expect(picture.width == width)
    #expect(picture.height == height)
    #expect(picture.mediaType == "image/svg+xml")
    #expect(picture.fileExtension == "svg")
    #expect(!picture.isCompressed)
  }

  @Test func documentTypeIsLeftOut() throws {
    let picture = try Picture(
      inspecting: Array(
        """
        <?xml version="1.0" standalone="no"?>
        <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
        <svg xmlns="http://www.w3.org/2000/svg"/>
        """.utf8))
    #expect(String(decoding: picture.content, as: UTF8.self) == SVGTests.head + SVGTests.root + "></svg>\n")
  }

  @Test func svgInUTF16BecomesUTF8() throws {
    let units = Array("<svg xmlns='http://www.w3.org/2000/svg'><title>村</title></svg>".utf16)
    let picture = try Picture(inspecting: [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    #expect(content(picture) == "<title>村</title>")
  }

  @Test(arguments: ["pattern", "marker", "mask", "clipPath"])
  func partsThatPaintThemselvesWithoutBoundAreRefused(element: String) {
    let paint = ["pattern": "fill", "marker": "marker-mid", "mask": "mask", "clipPath": "clip-path"][element] ?? ""
    let points = String(repeating: "1,1 ", count: 10)
    var markup = "<\(element) id='a0'><path d='M0 0h1'/></\(element)>"
    for level in 1...12 {
      let line = "<polyline points='\(points)' \(paint)='url(#a\(level - 1))'/>"
      markup +=
        "<\(element) id='a\(level)' width='.1' height='.1'>" + String(repeating: line, count: 10) + "</\(element)>"
    }
    #expect(throws: PictureError.self) {
      try Picture(
        inspecting: Array(
          "<svg xmlns='http://www.w3.org/2000/svg'>\(markup)<path d='M0 0h1v1' \(paint)='url(#a12)'/></svg>".utf8))
    }
    #expect(throws: PictureError.self, "a part in itself") {
      try Picture(
        inspecting: Array(
          """
          <svg xmlns='http://www.w3.org/2000/svg'><\(element) id='a'><path d='M0 0h1' style='\(paint):url(#a)'/></\(element)>\
          <path d='M0 0h1' \(paint)='url(#a)'/></svg>
          """.utf8))
    }
  }

  /// Shapes that have a marker or pattern by a style sheet, from the element around them, or by `use`, and long lines in markers.
  @Test(arguments: [
    (
      "<style>.c1{fill:url(#a1)} g .c2{fill:url(#a2)} path.c3:hover{fill:url(#a3)}</style>",
      (1...3).map { level in
        "<pattern id='a\(level)' width='.1' height='.1'>"
          + String(repeating: "<path class='c\(level + 1)'/>", count: 20) + "</pattern>"
      }.joined() + "<g><path class='c1'/></g>"
    ),
    (
      "",
      (1...5).map { level in
        "<marker id='a\(level)'><g marker-mid='url(#a\(level + 1))'><path d='\(String(repeating: "M0 0", count: 60))'/></g></marker>"
      }.joined() + "<marker id='a6'><path d='M0 0'/></marker><path d='M0 0h1v1' marker-mid='url(#a1)'/>"
    ),
    (
      "<path id='long' d='\(String(repeating: "M0 0", count: 60))'/>",
      (1...5).map { "<marker id='a\($0)'><use href='#long' marker-mid='url(#a\($0 + 1))'/></marker>" }.joined()
        + "<marker id='a6'><path d='M0 0'/></marker><path d='M0 0h1v1' marker-mid='url(#a1)'/>"
    ),
    (
      "<marker id='m'><path d='\(String(repeating: "L1 1", count: 3_000))'/></marker>",
      "<path d='\(String(repeating: "L1 1", count: 30_000))' marker-mid='url(#m)'/>"
    ),
  ])
  func partsThatAreRepeatedIndirectlyAreCounted(parts: String, shapes: String) {
    #expect(throws: PictureError.self) { try picture(parts + shapes) }
  }

  @Test func styleSheetsWithFewPatternsAreNoRepetition() throws {
    let shapes = String(repeating: "<path class='wood dark' d='M0 0h9v9z'/>", count: 1_000)
    _ = try picture(
      """
      <style>.wood{fill:url(#w)} .dark{stroke:url(#g)}</style><linearGradient id='g'><stop offset='0'/></linearGradient>\
      <pattern id='w' width='4' height='4'><path d='M0 0l4 4'/></pattern>\(shapes)
      """)
  }

  @Test func hatchingAndLinksToPartsAreNoRepetition() throws {
    let shapes = String(repeating: "<rect width='9' height='9' fill='url(#h)'/>", count: 2_000)
    let picture = try Picture(
      inspecting: Array(
        """
        <svg xmlns='http://www.w3.org/2000/svg' width='100' height='100'><pattern id='h' width='4' height='4' \
        patternUnits='userSpaceOnUse'><path d='M0 0l4 4'/></pattern><g id='p'><a href='#p'>\(shapes)</a></g></svg>
        """.utf8))
    #expect(String(decoding: picture.content, as: UTF8.self).contains("url(#h)"))
  }

  @Test func partsThatRepeatThemselvesWithoutBoundAreRefused() {
    var markup = "<defs><g id='a0'><path/></g>"
    for level in 1..<15 {
      markup += "<g id='a\(level)'>" + String(repeating: "<use href='#a\(level - 1)'/>", count: 10) + "</g>"
    }
    let error = #expect(throws: PictureError.self) { try picture(markup + "</defs><use href='#a14'/>") }
    #expect(error?.message == "the SVG repeats its parts in itself too often to be drawn")
    #expect(throws: PictureError.self) { try picture("<g id='a'><use href='#a'/></g>") }
  }
}
