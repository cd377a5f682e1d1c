import MarkupWriter
import PlatenCore
import Testing

@testable import Mathematics

@Suite("MathML from outside")
struct MathMLTests {
  private func write(_ source: String) -> (bytes: [UInt8], problem: MathProblem?) {
    var markup = MarkupWriter()
    let problem = MathMarkup.write(Math(source, notation: .mathML), isBlock: false, to: &markup)
    return (markup.bytes, problem)
  }

  @Test(arguments: [
    ("<mi>x</mi>", "x"),
    (
      "<mi mathvariant='bold'>x</mi><mo onclick='x'>+</mo><mn style='x' id='a' href='x' class='c'>1</mn>",
      "[mathvariant=bold]x '+' 1"
    ),
    ("<semantics><mfrac><mi>a</mi><mi>b</mi></mfrac><annotation>x</annotation></semantics>", "mfrac(a b)"),
    ("<semantics><mi>a</mi><annotation-xml><apply/></annotation-xml></semantics>", "a"),
    (
      "<mfenced open='[' close=')' separators=';,'><mi>a</mi><mi>b</mi><mi>c</mi><mi>d</mi></mfenced>",
      "'[' a ';' b ',' c ',' d ')'"
    ),
    ("<mfenced><mi>a</mi></mfenced>", "'(' a ')'"),
    (
      "<mtable columnalign='left right' rowspacing='1em 2ex'><mtr><mtd columnspan='2'> <mi>a</mi></mtd></mtr></mtable>",
      "mtable[columnalign=left right rowspacing=1em 2ex](mtr(mtd[columnspan=2](a)))"
    ),
    ("<mtable><mlabeledtr><mtd><mi>n</mi></mtd><mtd><mi>b</mi></mtd></mlabeledtr></mtable>", "mtable(mtr(mtd(b)))"),
    (
      "<mmultiscripts><mi>X</mi><mi>a</mi><none/><mprescripts/><none/><mi>b</mi></mmultiscripts>",
      "mmultiscripts(X a none() mprescripts() none() b)"
    ),
    (
      "<mstyle displaystyle='true' mathcolor='red' scriptlevel='+1'><mi>a</mi></mstyle>",
      "mstyle[displaystyle=true scriptlevel=+1](a)"
    ),
    (
      "<mspace width='2em' height='x'/><mpadded width='+1em' height='3pt'><mi>a</mi></mpadded>",
      "_ mpadded[height=3pt](a)"
    ),
    ("<maction actiontype='toggle'><mi>a</mi><mi>b</mi></maction>", "a"),
    ("<mo>&lt;</mo><mtext>若</mtext>", "'<' \"若\""),
  ])
  func presentationIsKept(content: String, expected: String) throws {
    let written = write("<math xmlns='http://www.w3.org/1998/Math/MathML'>\(content)</math>")
    #expect(written.problem == nil)
    #expect(try shortMathML(written.bytes) == expected)
  }

  @Test(arguments: [
    ("<math><mtext>若 <b>x</b></mtext></math>", "line 1:19, an element in mtext"),
    ("<math><apply><ci>x</ci></apply></math>", "line 1:14, the element apply, which is not presentation MathML"),
    ("<math><mfrac><mi>a</mi></mfrac></math>", "line 1:32, mfrac has 1 elements, which is not how many it takes"),
    ("<math><mtr><mtd/></mtr></math>", "line 1:12, mtr is not allowed in math"),
    ("<math><mtable><mi>a</mi></mtable></math>", "line 1:19, mi is not allowed in mtable"),
    (
      "<math><mtable><semantics><mtr/></semantics></mtable></math>",
      "line 1:26, semantics is not allowed in mtable"
    ),
    ("<math><none/></math>", "line 1:14, none is not allowed in math"),
    ("<math><mi>&alpha;</mi></math>", "line 1:11, an entity other than the five of XML"),
    ("<math/><math/>", "line 1:8, a second element at the top"),
    ("<svg/>", "line 1:1, its root is not math"),
    ("x", "line 1:2, text outside of the root element"),
    ("<math>x</math>", "line 1:8, text in math, which takes elements"),
    ("<math><mglyph src='x'/></math>", "line 1:24, the element mglyph, which is not presentation MathML"),
    ("<math><script>x</script></math>", "line 1:15, the element script, which is not presentation MathML"),
    (
      "<math><mi><p xmlns='http://www.w3.org/1999/xhtml'/></mi></math>", "line 1:52, an element in mi"
    ),
    ("<math><mi>x", "line 1:12, the end tag of an element is missing"),
    (
      "<math><mmultiscripts><mi>X</mi><mi>a</mi></mmultiscripts></math>",
      "line 1:58, mmultiscripts has 2 elements, which is not how many it takes"
    ),
  ])
  func whatPresentsNothingIsRefusedAndNothingIsWritten(source: String, problem: String) {
    let written = write(source)
    #expect(written.problem?.description == problem)
    #expect(written.bytes == [])
  }

  @Test(arguments: [
    ("<math alttext='a\n&lt; b' display='block' id='x'><mi>a</mi></math>", "a &lt; b"),
    ("<math><mi>a</mi><mo>+</mo><mn>1</mn></math>", "a + 1"),
  ])
  func formulaHasAlternativeText(source: String, alternative: String) {
    let text = String(decoding: write(source).bytes, as: UTF8.self)
    #expect(
      text.hasPrefix(
        "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"inline\" alttext=\"\(alternative)\"><mi>a</mi>"))
  }

  @Test(arguments: ["<mrow>", "<msqrt>", "<semantics>", "<mfenced>", "<mtable><mtr><mtd>", "<annotation>"])
  func deepNestingIsRefused(tag: String) {
    let written = write("<math>" + String(repeating: tag, count: 50_000))
    #expect(written.problem != nil)
    #expect(written.bytes == [])
  }
}
