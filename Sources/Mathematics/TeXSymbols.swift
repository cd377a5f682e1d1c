/// The commands of TeX, LaTeX and amsmath that stand for one thing each.
enum TeXSymbols {
  /// A name in italics, or upright where TeX has it so.
  static let identifiers = table(
    """
    alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ varkappa ϰ
    lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ
    chi χ psi ψ omega ω digamma ϝ varGamma Γ varDelta Δ varTheta Θ varLambda Λ varXi Ξ varPi Π
    varSigma Σ varUpsilon Υ varPhi Φ varPsi Ψ varOmega Ω imath ı jmath ȷ ell ℓ
    """)
  static let uprightIdentifiers = table(
    """
    Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω infty ∞ hbar ℏ hslash ℏ wp ℘ Re ℜ
    Im ℑ aleph ℵ beth ℶ gimel ℷ daleth ℸ partial ∂ emptyset ∅ varnothing ∅ top ⊤ bot ⊥ complement ∁ mho ℧ eth ð
    angle ∠ measuredangle ∡ sphericalangle ∢ triangle △ parallelogram ▱ square □ Box □ blacksquare ■ Diamond ◇ lozenge ◊ bigstar ★
    clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ flat ♭ natural ♮ sharp ♯ checkmark ✓ degree ° dag † ddag ‡
    S § P ¶ copyright © pounds £ yen ¥ backslash \\ # # $ $ % % & & _ _ Bbbk 𝕜 Finv Ⅎ Game ⅁ surd √
    """)

  /// An operator, relation or arrow; the operator dictionary of MathML knows its spaces.
  static let operators = table(
    """
    pm ± mp ∓ times × div ÷ cdot ⋅ ast ∗ star ⋆ circ ∘ bullet ∙ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ dagger †
    ddagger ‡ wedge ∧ land ∧ vee ∨ lor ∨ cap ∩ cup ∪ uplus ⊎ sqcap ⊓ sqcup ⊔ setminus ∖ smallsetminus ∖ wr ≀ amalg ⨿
    diamond ⋄ bigtriangleup △ bigtriangledown ▽ triangleleft ◃ triangleright ▹ bigcirc ◯ ltimes ⋉ rtimes ⋊ bowtie ⋈
    barwedge ⊼ veebar ⊻ boxplus ⊞ boxminus ⊟ boxtimes ⊠ boxdot ⊡ divideontimes ⋇ intercal ⊺ centerdot ⋅
    leq ≤ le ≤ geq ≥ ge ≥ leqslant ⩽ geqslant ⩾ leqq ≦ geqq ≧ ll ≪ gg ≫ lll ⋘ ggg ⋙ lt < gt > neq ≠ ne ≠ equiv ≡
    sim ∼ simeq ≃ approx ≈ approxeq ≊ cong ≅ asymp ≍ doteq ≐ propto ∝ varpropto ∝ models ⊨ vdash ⊢ dashv ⊣ Vdash ⊩
    vDash ⊨ nvdash ⊬ nvDash ⊭ perp ⟂ parallel ∥ nparallel ∦ mid ∣ nmid ∤ smile ⌣ frown ⌢ prec ≺ succ ≻ preceq ⪯
    succeq ⪰ preccurlyeq ≼ succcurlyeq ≽ lesssim ≲ gtrsim ≳ lessapprox ⪅ gtrapprox ⪆ lessgtr ≶ gtrless ≷ nless ≮
    ngtr ≯ nleq ≰ ngeq ≱ coloneqq ≔ colon : triangleq ≜ bumpeq ≏ Bumpeq ≎ eqcirc ≖ circeq ≗ thicksim ∼ thickapprox ≈
    backsim ∽ vartriangleleft ⊲ vartriangleright ⊳ trianglelefteq ⊴ trianglerighteq ⊵ lhd ⊲ rhd ⊳ unlhd ⊴ unrhd ⊵
    in ∈ notin ∉ ni ∋ owns ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ supsetneq ⊋ nsubseteq ⊈ nsupseteq ⊉
    subseteqq ⫅ supseteqq ⫆ Subset ⋐ Supset ⋑ sqsubset ⊏ sqsupset ⊐ sqsubseteq ⊑ sqsupseteq ⊒
    forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ therefore ∴ because ∵ nabla ∇ prime ′ backprime ‵
    to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ uparrow ↑ downarrow ↓ updownarrow ↕ Rightarrow ⇒ Leftarrow ⇐
    Leftrightarrow ⇔ Uparrow ⇑ Downarrow ⇓ Updownarrow ⇕ implies ⟹ impliedby ⟸ iff ⟺ mapsto ↦ longmapsto ⟼
    longrightarrow ⟶ longleftarrow ⟵ longleftrightarrow ⟷ Longrightarrow ⟹ Longleftarrow ⟸ Longleftrightarrow ⟺
    hookrightarrow ↪ hookleftarrow ↩ rightharpoonup ⇀ rightharpoondown ⇁ leftharpoonup ↼ leftharpoondown ↽
    rightleftharpoons ⇌ leftrightharpoons ⇋ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ rightrightarrows ⇉
    leftleftarrows ⇇ leftrightarrows ⇆ rightleftarrows ⇄ upuparrows ⇈ downdownarrows ⇊ twoheadrightarrow ↠
    twoheadleftarrow ↞ rightsquigarrow ⇝ leadsto ⇝ leftrightsquigarrow ↭ multimap ⊸ nrightarrow ↛ nleftarrow ↚
    nRightarrow ⇏ nLeftarrow ⇍ nleftrightarrow ↮ nLeftrightarrow ⇎ curvearrowright ↷ curvearrowleft ↶
    circlearrowright ↻ circlearrowleft ↺ Rrightarrow ⇛ Lleftarrow ⇚
    ldots … dots … dotsc … dotso … cdots ⋯ dotsb ⋯ dotsm ⋯ dotsi ⋯ vdots ⋮ ddots ⋱ iddots ⋰ adots ⋰ ldotp . cdotp ⋅
    """)

  /// Operators that grow in displays, with limits above and below.
  static let largeOperators = table(
    """
    sum ∑ prod ∏ coprod ∐ bigcap ⋂ bigcup ⋃ bigsqcup ⨆ bigvee ⋁ bigwedge ⋀ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ biguplus ⨄
    """)

  /// Integrals, with limits at the side.
  static let integrals = table("int ∫ iint ∬ iiint ∭ iiiint ⨌ oint ∮ oiint ∯ oiiint ∰ smallint ∫ idotsint ∫⋯∫")

  /// Functions by name.
  static let functions: Set<String> = [
    "arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "coth", "csc", "deg", "dim", "exp", "hom", "ker", "lg",
    "ln", "log", "sec", "sin", "sinh", "tan", "tanh", "sh", "ch", "th", "tg", "ctg", "arctg",
  ]

  /// Functions whose limits stand below them in displays, with their names as they are shown.
  static let limitFunctions = [
    "lim": "lim", "max": "max", "min": "min", "sup": "sup", "inf": "inf", "det": "det", "gcd": "gcd", "Pr": "Pr",
    "limsup": "lim sup", "liminf": "lim inf", "argmax": "arg max", "argmin": "arg min", "injlim": "inj lim",
    "projlim": "proj lim",
  ]

  /// Delimiters, as commands and as characters.
  static let delimiters = table(
    """
    ( ( ) ) [ [ ] ] | | / / < ⟨ > ⟩ { { } } lbrace { rbrace } lbrack [ rbrack ] langle ⟨ rangle ⟩ vert | Vert ‖
    lvert | rvert | lVert ‖ rVert ‖ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lgroup ⟮ rgroup ⟯ lmoustache ⎰ rmoustache ⎱
    ulcorner ⌜ urcorner ⌝ llcorner ⌞ lrcorner ⌟ llbracket ⟦ rrbracket ⟧ uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑
    Downarrow ⇓ Updownarrow ⇕ backslash \\
    """
  ).merging(["\\|": "‖", "|": "|"]) { first, _ in first }

  /// Delimiters that open; of the others those that are not here either close or do both.
  static let openings: Set<String> = ["(", "[", "{", "⟨", "⌊", "⌈", "⟮", "⎰", "⌜", "⌞", "⟦"]
  static let closings: Set<String> = [")", "]", "}", "⟩", "⌋", "⌉", "⟯", "⎱", "⌝", "⌟", "⟧"]

  /// Accents above, and whether they grow as wide as what they stand over.
  static let accents: [String: (text: String, isStretchy: Bool)] = [
    "hat": ("^", false), "bar": ("¯", false), "vec": ("→", false), "dot": ("˙", false), "ddot": ("¨", false),
    "dddot": ("\u{20DB}", false), "tilde": ("~", false), "acute": ("´", false), "grave": ("`", false),
    "breve": ("˘", false), "check": ("ˇ", false), "mathring": ("˚", false), "widehat": ("^", true),
    "widetilde": ("~", true), "overline": ("¯", true), "overrightarrow": ("→", true), "overleftarrow": ("←", true),
    "overleftrightarrow": ("↔", true), "overbrace": ("⏞", true), "overbracket": ("⎴", true),
  ]

  /// Accents below.
  static let underAccents: [String: String] = [
    "underline": "_", "underbrace": "⏟", "underbracket": "⎵", "underrightarrow": "→", "underleftarrow": "←",
    "underleftrightarrow": "↔",
  ]

  /// Spaces, in ems (18 mu are one em).
  static let spaces: [String: String] = [
    ",": "0.1667em", "thinspace": "0.1667em", ":": "0.2222em", ">": "0.2222em", "medspace": "0.2222em",
    ";": "0.2778em", "thickspace": "0.2778em", "!": "-0.1667em", "negthinspace": "-0.1667em", " ": "0.3333em",
    "\n": "0.3333em", "\t": "0.3333em", "enspace": "0.5em", "enskip": "0.5em", "quad": "1em", "qquad": "2em",
    "nobreakspace": "0.3333em", "space": "0.3333em",
  ]

  /// Arrows with text above and below.
  static let labelledArrows: [String: String] = [
    "xrightarrow": "→", "xleftarrow": "←", "xleftrightarrow": "↔", "xRightarrow": "⇒", "xLeftarrow": "⇐",
    "xLeftrightarrow": "⇔", "xmapsto": "↦", "xrightleftharpoons": "⇌", "xhookrightarrow": "↪", "xlongequal": "=",
  ]

  /// Commands that choose an alphabet for their argument.
  static let alphabets: [String: MathAlphabet] = [
    "mathrm": .upright, "mathup": .upright, "mathnormal": .italic, "mathit": .textItalic, "mathbf": .bold,
    "boldsymbol": .boldItalic, "bm": .boldItalic, "pmb": .boldItalic, "mathbb": .doubleStruck, "Bbb": .doubleStruck,
    "mathds": .doubleStruck, "mathbbm": .doubleStruck,
    "mathcal": .script,
    "mathscr": .script, "mathfrak": .fraktur, "frak": .fraktur, "mathsf": .sansSerif, "mathtt": .monospace,
  ]

  /// Commands that choose an alphabet for the rest of their group.
  static let alphabetSwitches: [String: MathAlphabet] = [
    "rm": .upright, "it": .textItalic, "bf": .bold, "cal": .script, "sf": .sansSerif, "tt": .monospace,
  ]

  /// Commands for text, and the variant that it is set in.
  static let texts: [String: String] = [
    "text": "", "textrm": "", "textnormal": "", "mbox": "", "hbox": "", "textup": "", "textmd": "", "textbf": "bold",
    "textit": "italic", "textsf": "sans-serif", "texttt": "monospace",
  ]

  /// Commands that draw nothing here; with how many arguments they take.
  static let ignored: [String: Int] = [
    "color": 1, "label": 1, "nonumber": 0, "notag": 0, "limits": 0, "nolimits": 0, "hline": 0, "allowbreak": 0,
    "nobreak": 0, "relax": 0, "strut": 0, "mathstrut": 0, "-": 0, "/": 0,
  ]

  private static func table(_ text: String) -> [String: String] {
    var result: [String: String] = [:]
    var name: Substring?
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if let key = name {
        result[String(key)] = String(word)
        name = nil
      } else {
        name = word
      }
    }
    return result
  }
}
