import MarkupWriter
import PlatenCore
import Testing

@testable import Mathematics

@Suite("TeX becomes MathML")
struct TeXTests {
  private func short(_ source: String) throws -> String {
    var markup = MarkupWriter()
    let problem = MathMarkup.write(Math(source), isBlock: true, to: &markup)
    #expect(problem == nil)
    return try shortMathML(markup.bytes)
  }

  @Test(arguments: [
    ("x", "x"),
    ("3.14", "3.14"),
    ("a+b-c", "a '+' b '−' c"),
    ("12x", "12 x"),
    (#"\frac{1}{2}"#, "mfrac(1 2)"),
    (#"\frac12"#, "mfrac(1 2)"),
    (#"\dfrac{a}{b}"#, "mstyle[displaystyle=true scriptlevel=0](mfrac(a b))"),
    (#"\tfrac ab"#, "mstyle[displaystyle=false scriptlevel=0](mfrac(a b))"),
    (#"\sqrt{x}"#, "msqrt(x)"),
    (#"\sqrt[3]{x+1}"#, "mroot(mrow(x '+' 1) 3)"),
    ("x^2", "msup(x 2)"),
    ("x_i", "msub(x i)"),
    ("x_i^2", "msubsup(x i 2)"),
    ("x^{n+1}_{k}", "msubsup(x k mrow(n '+' 1))"),
    ("x^12", "msup(x 1) 2"),
    ("{}^{14}_{6}C", "msubsup(mrow() 6 14) C"),
    ("f'(x)", "msup(f '′') '(' x ')'"),
    ("f''", "msup(f '″')"),
    ("f'^2", "msup(f mrow('′' 2))"),
    (#"\alpha+\beta"#, "α '+' β"),
    (#"\Gamma(z)"#, "[mathvariant=normal]Γ '(' z ')'"),
    (#"\varepsilon"#, "ε"),
    (#"\sum_{i=1}^{n} i"#, "munderover('∑' mrow(i '=' 1) n) i"),
    (#"\prod_{k\in K}a_k"#, "munder('∏' mrow(k '∈' K)) msub(a k)"),
    (#"\int_0^1 f(x)\,dx"#, "msubsup('∫' 0 1) f '(' x ')' _ d x"),
    (#"\oint_C"#, "msub('∮' C)"),
    (#"\sum\nolimits_i"#, "msub('∑' i)"),
    (#"\int\limits_a^b"#, "munderover([movablelimits=false]'∫' a b)"),
    (
      #"\lim_{x\to 0}\frac{\sin x}{x}=1"#,
      "munder([movablelimits=true]'lim' mrow(x '→' 0)) mfrac(mrow(sin 'apply' _ x) x) '=' 1"
    ),
    (#"\max_i a_i"#, "munder([movablelimits=true]'max' i) msub(a i)"),
    (#"\sin x"#, "sin 'apply' _ x"),
    (#"2\sin\theta\cos\theta"#, "2 _ sin 'apply' _ θ _ cos 'apply' _ θ"),
    (#"\sin^2 x"#, "msup(sin 2) 'apply' _ x"),
    (#"\log(x)"#, "log 'apply' '(' x ')'"),
    (#"\ln 2"#, "ln 'apply' _ 2"),
    (#"\left(\frac{a}{b}\right)"#, "'(' mfrac(a b) ')'"),
    (#"\left[0,1\right)"#, "'[' 0 ',' 1 ')'"),
    (#"\left.\frac{dy}{dx}\right|_{x=0}"#, "msub(mrow(mfrac(mrow(d y) mrow(d x)) '|') mrow(x '=' 0))"),
    (#"\left\{x\middle|x>0\right\}"#, "'{' x '|' x '>' 0 '}'"),
    (#"\bigl(x\bigr)"#, "[minsize=1.2em maxsize=1.2em]'(' x [minsize=1.2em maxsize=1.2em]')'"),
    (#"\Big|"#, "[minsize=1.8em maxsize=1.8em]'|'"),
    ("(a,b]", "'(' a ',' b ']'"),
    ("|x|", "'|' x '|'"),
    (#"\|x\|"#, "'‖' x '‖'"),
    (#"\lvert x\rvert"#, "'|' x '|'"),
  ])
  func usualFormulaIsTranslated(source: String, expected: String) throws {
    #expect(try short(source) == expected)
  }

  @Test(arguments: [
    (#"\lfloor x\rfloor"#, "'⌊' x '⌋'"),
    (#"\langle u,v\rangle"#, "'⟨' u ',' v '⟩'"),
    (#"\hat x"#, "mover[accent=true](x '^')"),
    (#"\bar{x}"#, "mover[accent=true](x '¯')"),
    (#"\vec v"#, "mover[accent=true](v '→')"),
    (#"\overline{AB}"#, "mover[accent=true](mrow(A B) '¯')"),
    (#"\widehat{ABC}"#, "mover[accent=true](mrow(A B C) '^')"),
    (#"\dot x+\ddot x"#, "mover[accent=true](x '˙') '+' mover[accent=true](x '¨')"),
    (#"\tilde n"#, "mover[accent=true](n '~')"),
    (#"\underline{x}"#, "munder[accentunder=true](x '_')"),
    (#"\overbrace{a+b}^{n}"#, "mover(mover[accent=true](mrow(a '+' b) '⏞') n)"),
    (#"\underbrace{a+b}_{n}"#, "munder(munder[accentunder=true](mrow(a '+' b) '⏟') n)"),
    (#"\overset{!}{=}"#, "mover('=' '!')"),
    (#"\underset{x}{y}"#, "munder(y x)"),
    (#"\stackrel{\text{def}}{=}"#, #"mover('=' "def")"#),
    (#"\mathrm{d}x"#, "[mathvariant=normal]d x"),
    (#"\mathrm{Var}(X)"#, "Var '(' X ')'"),
    (#"\mathbf{v}"#, "[mathvariant=normal]𝐯"),
    (#"\mathbb{R}^n"#, "msup([mathvariant=normal]ℝ n)"),
    (#"\mathbb{N}\subset\mathbb{Z}"#, "[mathvariant=normal]ℕ '⊂' [mathvariant=normal]ℤ"),
    (#"\mathcal{L}"#, "[mathvariant=normal]ℒ"),
    (#"\mathfrak{g}"#, "[mathvariant=normal]𝔤"),
    (#"\mathsf{AB}"#, "𝖠𝖡"),
    (#"\mathtt{x1}"#, "[mathvariant=normal]𝚡 𝟷"),
    (#"\mathit{diff}"#, "𝑑𝑖𝑓𝑓"),
    (#"\boldsymbol{\alpha}"#, "𝜶"),
    (#"\operatorname{rank} A"#, "rank 'apply' _ A"),
    (#"\operatorname*{arg\,max}_x f"#, "munder([movablelimits=true]'arg max' x) f"),
    (#"\text{if }x>0"#, #""if~" x '>' 0"#),
    (#"\text{若 }x>0\text{，则 $y$ 为正}"#, #""若~" x '>' 0 mrow("，则~" y "~为正")"#),
    (#"\text{100\%}"#, #""100%""#),
    (#"\textbf{b}"#, #"[mathvariant=bold]"b""#),
    (#"速度=\frac{路程}{时间}"#, #""速度" '=' mfrac("路程" "时间")"#),
    (#"\binom{n}{k}"#, "'(' mfrac[linethickness=0](n k) ')'"),
    (#"{n \choose k}"#, "'(' mfrac[linethickness=0](n k) ')'"),
    (#"{a \over b}"#, "mfrac(a b)"),
    (#"a\le b\ge c\ne d"#, "a '≤' b '≥' c '≠' d"),
    (#"a\equiv b\pmod{n}"#, "a '≡' b mrow(_ '(' mod _ n ')')"),
    (#"a\bmod b"#, "a 'mod' b"),
    (#"x\in A\cup B\cap C\setminus D"#, "x '∈' A '∪' B '∩' C '∖' D"),
    (#"A\subseteq B"#, "A '⊆' B"),
    (#"\forall x\exists y"#, "'∀' x '∃' y"),
    (#"\neg p\land q\lor r"#, "'¬' p '∧' q '∨' r"),
    (#"p\implies q\iff r"#, "p '⟹' q '⟺' r"),
    (#"f\colon A\to B"#, "f ':' A '→' B"),
  ])
  func lettersTextAndRelationsAreTranslated(source: String, expected: String) throws {
    #expect(try short(source) == expected)
  }

  @Test(arguments: [
    (#"x\mapsto y"#, "x '↦' y"),
    (#"A\xrightarrow{f}B"#, "A mover('→' f) B"),
    (#"A\xleftarrow[g]{f}B"#, "A munderover('←' g f) B"),
    (#"\not="#, "'≠'"),
    (#"\not\in"#, "'∉'"),
    (#"\not\perp"#, "'⟂̸'"),
    (#"\begin{matrix}a&b\\c&d\end{matrix}"#, "mtable(mtr(mtd(a) mtd(b)) mtr(mtd(c) mtd(d)))"),
    (#"\begin{pmatrix}1&0\\0&1\end{pmatrix}"#, "'(' mtable(mtr(mtd(1) mtd(0)) mtr(mtd(0) mtd(1))) ')'"),
    (#"\begin{vmatrix}a\\b\\\end{vmatrix}"#, "'|' mtable(mtr(mtd(a)) mtr(mtd(b))) '|'"),
    (
      #"\begin{cases}x&x\ge0\\-x&x<0\end{cases}"#,
      "'{' mtable(mtr(mtd[columnalign=left](x) mtd[columnalign=left](x '≥' 0)) "
        + "mtr(mtd[columnalign=left]('−' x) mtd[columnalign=left](x '<' 0)))"
    ),
    (
      #"\begin{aligned}a&=b\\&=c\end{aligned}"#,
      "mtable[displaystyle=true](mtr(mtd[columnalign=right](a) mtd[columnalign=left]('=' b)) "
        + "mtr(mtd() mtd[columnalign=left]('=' c)))"
    ),
    (
      #"\begin{array}{l|cr}a&b&c\end{array}"#,
      "mtable(mtr(mtd[columnalign=left](a) mtd(b) mtd[columnalign=right](c)))"
    ),
    (#"\begin{gather}a\\b\end{gather}"#, "mtable[displaystyle=true](mtr(mtd(a)) mtr(mtd(b)))"),
    (#"\begin{equation}E=mc^2\end{equation}"#, "E '=' m msup(c 2)"),
    (
      #"\begin{align*}x&=1\\[2pt]y&=2\end{align*}"#,
      "mtable[displaystyle=true](mtr(mtd[columnalign=right](x) mtd[columnalign=left]('=' 1)) "
        + "mtr(mtd[columnalign=right](y) mtd[columnalign=left]('=' 2)))"
    ),
    (
      #"a&=b\\c&=d"#,
      "mtable[displaystyle=true](mtr(mtd[columnalign=right](a) mtd[columnalign=left]('=' b)) "
        + "mtr(mtd[columnalign=right](c) mtd[columnalign=left]('=' d)))"
    ),
    (#"\sum_{\substack{i<n\\j<m}}"#, "munder('∑' mtable(mtr(mtd(i '<' n)) mtr(mtd(j '<' m))))"),
    (#"a\,b\;c\quad d"#, "a _ b _ c _ d"),
    (#"a\!b~c"#, "a _ b _ c"),
    ("1{,}000", "1 ',' 000"),
    ("n!", "n '!'"),
    (#"\ldots,\cdots"#, "'…' ',' '⋯'"),
    (#"\infty,\partial,\nabla"#, "[mathvariant=normal]∞ ',' [mathvariant=normal]∂ ',' '∇'"),
    (#"\hbar\ell\Re"#, "[mathvariant=normal]ℏ ℓ [mathvariant=normal]ℜ"),
    (#"\color{red}x"#, "x"),
    (#"\textcolor{red}{x+y}"#, "x '+' y"),
    (#"\boxed{E}"#, "menclose[notation=box](E)"),
    (#"\cancel{x}"#, "menclose[notation=updiagonalstrike](x)"),
    (#"\phantom{x}y"#, "mphantom(x) y"),
    (#"\displaystyle\sum_i"#, "mstyle[displaystyle=true scriptlevel=0](munder('∑' i))"),
    (#"x\tag{1}"#, #"x mrow(_ "(1)")"#),
    (#"\hspace{1em}x"#, "_ x"),
    ("% comment", ""),
    ("x % a comment", "x"),
    ("a^{b^{c^d}}", "msup(a msup(b msup(c d)))"),
    ("e^{-x^2/2}", "msup(e mrow('−' msup(x 2) '/' 2))"),
    (
      #"\frac{\partial^2 u}{\partial t^2}=c^2\nabla^2u"#,
      "mfrac(mrow(msup([mathvariant=normal]∂ 2) u) mrow([mathvariant=normal]∂ msup(t 2))) '=' msup(c 2) msup('∇' 2) u"
    ),
    (#"\left\lVert x\right\rVert_2"#, "msub(mrow('‖' x '‖') 2)"),
    (
      #"\mathbf{A}\mathbf{x}=\mathbf{b}"#,
      "[mathvariant=normal]𝐀 [mathvariant=normal]𝐱 '=' [mathvariant=normal]𝐛"
    ),
    (#"\bf x"#, "[mathvariant=normal]𝐱"),
    (#"{\rm abc}d"#, "abc d"),
    (#"\dots\prime"#, "'…' '′'"),
    ("α+β≤γ", "α '+' β '≤' γ"),
    ("∑_{i}x_i", "munder('∑' i) msub(x i)"),
    (#"\{1,2\}"#, "'{' 1 ',' 2 '}'"),
  ])
  func tablesSpacesAndTheRestAreTranslated(source: String, expected: String) throws {
    #expect(try short(source) == expected)
  }

  @Test(arguments: [
    (#"\foo{x}"#, #"the command “\foo” is not known"#),
    (#"\begin{foo}x\end{foo}"#, "the environment “foo” is not known"),
    (#"\frac{1}"#, "a command lacks an argument"),
    ("{x", "a closing brace is missing"),
    ("x}", "a closing brace has no opening one"),
    ("x^a^b", "a second superscript"),
    (#"\left(x"#, #"\left has no \right"#),
    (#"\right)"#, #"the command \right is not allowed here"#),
    ("#", "the character # has no meaning in a formula"),
    (#"\not{abc}"#, #"\not is not followed by a relation"#),
    (#"\text{\foo}"#, #"the command “\foo” is not known"#),
    ("x_", "a command lacks an argument"),
    (#"\"#, "it ends in the middle"),
  ])
  func whatIsNotKnownIsRefusedAndNothingIsWritten(source: String, problem: String) {
    var markup = MarkupWriter()
    markup.element("p", "before")
    let before = markup.bytes
    #expect(MathMarkup.write(Math(source), isBlock: false, to: &markup)?.description == problem)
    #expect(markup.bytes == before)
  }

  @Test(arguments: [
    ("(", "<mo stretchy=\"false\">(</mo>"),
    ("|", "<mo stretchy=\"false\" lspace=\"0em\" rspace=\"0em\">|</mo>"),
    ("\\lvert", "<mo form=\"prefix\" stretchy=\"false\">|</mo>"),
    ("\\left]\\right[", "<mo form=\"prefix\" stretchy=\"true\">]</mo><mo form=\"postfix\" stretchy=\"true\">[</mo>"),
    ("\\left<\\right>", "<mo stretchy=\"true\">⟨</mo><mo stretchy=\"true\">⟩</mo>"),
    ("1{,}0", "<mn>1</mn><mo lspace=\"0em\" rspace=\"0em\">,</mo><mn>0</mn>"),
    ("a/b", "<mi>a</mi><mo lspace=\"0em\" rspace=\"0em\">/</mo><mi>b</mi>"),
    ("\\,", "<mspace width=\"0.1667em\"/>"),
    ("\\mspace{18mu}", "<mspace width=\"1.0em\"/>"),
    ("\\hat x", "<mover accent=\"true\"><mi>x</mi><mo stretchy=\"false\">^</mo></mover>"),
    ("\\varDelta\\mathds{1}", "<mi>Δ</mi><mn>𝟙</mn>"),
    ("\\begin{subarray}{l}a\\end{subarray}", "<mtable><mtr><mtd columnalign=\"left\"><mi>a</mi></mtd></mtr></mtable>"),
  ])
  func elementsCarryTheAttributesThatReadersNeed(source: String, expected: String) {
    var markup = MarkupWriter()
    #expect(MathMarkup.write(Math(source), isBlock: false, to: &markup) == nil)
    let text = String(decoding: markup.bytes, as: UTF8.self)
    #expect(text.drop { $0 != ">" }.dropFirst().dropLast("</math>".count) == expected)
  }

  @Test func formulaCarriesItsSourceAndHowItStands() {
    var markup = MarkupWriter()
    #expect(MathMarkup.write(Math("a < \n\n\\text{\"村\"}"), isBlock: false, to: &markup) == nil)
    #expect(
      String(decoding: markup.bytes, as: UTF8.self)
        == "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"inline\" "
        + "alttext=\"a &lt; \\text{&quot;村&quot;}\">"
        + "<mi>a</mi><mo>&lt;</mo><mtext>\"村\"</mtext></math>")
  }

  @Test(arguments: [
    "{", "\\sqrt{", "\\left(", "x^{", "\\begin{matrix}", "\\text{$", "\\frac", "\\not", "\\sqrt[", "\\hat",
  ])
  func deepNestingIsRefused(opening: String) {
    let source = String(repeating: opening, count: 100_000)
    var markup = MarkupWriter()
    #expect(MathMarkup.write(Math(source), isBlock: false, to: &markup) != nil)
    #expect(markup.bytes == [])
  }

  @Test func nestingWithinTheLimitIsTranslated() throws {
    let source = String(repeating: "\\sqrt{", count: 30) + "x" + String(repeating: "}", count: 30)
    #expect(
      try short(source) == String(repeating: "msqrt(", count: 30) + "x" + String(repeating: ")", count: 30))
  }
}
