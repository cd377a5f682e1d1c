/// The elements of MathML 3 that EPUB takes: presentation markup, and content markup in annotations (EPUB 3.3 §6.1.4.3).
enum MathRules {
  static let rules = Vocabulary(
    """
    math mrow mstyle merror mpadded mphantom menclose mfenced msqrt mtd : %e*
    mstack msgroup : %m*
    mlongdiv : %m %m %m+
    msrow mscarry : %s*
    mscarries : (%s | mscarry)*
    maction : %e+
    mfrac msub msup munder mover mroot : %e %e
    msubsup munderover : %e %e %e
    mtable : (mtr | mlabeledtr)*
    mtr : mtd*
    mlabeledtr : mtd+
    mmultiscripts : %e (%s %s)* (mprescripts (%s %s)*)?
    mi mn mo ms mtext : (#text | mglyph | malignmark | %phrasing)*
    mspace mprescripts none maligngroup malignmark msline :
    mglyph : : alt! src!
    semantics : %e (annotation | annotation-xml)*
    annotation : #text
    annotation-xml : any
    """
  ).rules

  /// Elements that stand for an expression.
  private static let expressions = Set(
    """
    maction maligngroup malignmark menclose merror mfenced mfrac mi mlongdiv mmultiscripts mn mo mover mpadded mphantom mroot
    mrow ms mspace msqrt mstack mstyle msub msubsup msup mtable mtext munder munderover semantics
    """.split { $0 == " " || $0 == "\n" }.map(String.init))

  static func isIn(_ name: String, _ group: String) -> Bool {
    switch group {
    case "%e": expressions.contains(name)
    case "%s": expressions.contains(name) || name == "none"
    case "%m": expressions.contains(name) || ["mscarries", "msline", "msrow", "msgroup"].contains(name)
    case "%phrasing": HTMLElements.phrasing.contains(name)
    default: false
    }
  }

  /// Attributes, for all elements together.
  static let attributes =
    Vocabulary(
      """
      all : any : accent=true|false accentunder=true|false actiontype align alignmentscope alt altimg altimg-height=length altimg-valign altimg-width=length alttext bevelled=true|false charalign charspacing close columnalign=+left|center|right columnlines=+none|solid|dashed columnspacing columnspan=1.. columnwidth cdgroup class crossout decimalpoint denomalign=left|center|right depth dir=ltr|rtl display=block|inline displaystyle=true|false edge=left|right encoding equalcolumns=true|false equalrows=true|false fence=true|false form=prefix|infix|postfix frame=none|solid|dashed framespacing groupalign height href id indentalign indentalignfirst indentalignlast indentshift indentshiftfirst indentshiftlast indenttarget infixlinebreakstyle largeop=true|false leftoverhang length linebreak linebreakmultchar linebreakstyle lineleading=length linethickness=length location longdivstyle lquote lspace=length mathbackground mathcolor mathsize=length mathvariant=normal|bold|italic|bold-italic|double-struck|bold-fraktur|script|bold-script|fraktur|sans-serif|bold-sans-serif|sans-serif-italic|sans-serif-bold-italic|monospace|initial|tailed|looped|stretched maxsize=length maxwidth=length minlabelspacing=length minsize=length mode movablelimits=true|false mslinethickness name notation numalign=left|center|right open other overflow=linebreak|scroll|elide|truncate|scale position=int rightoverhang rowalign=+top|bottom|center|baseline|axis rowlines=+none|solid|dashed rowspacing rowspan=1.. rquote rspace=length scriptlevel=int scriptminsize=length scriptsizemultiplier=number selection=1.. separator=true|false separators shift=int side=left|right|leftoverlap|rightoverlap src stackalign stretchy=true|false style subscriptshift=length superscriptshift=length symmetric=true|false valign voffset width definitionURL cd type base nargs order occurrence closure scope role dsi xref fontfamily fontstyle fontweight fontsize color background tabindex
      """
    ).rules["all"]?.attributes ?? [:]
}
