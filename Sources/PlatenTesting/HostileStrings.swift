/// Strings that break out of markup, links, file names or messages where an exporter forgets to escape.
///
/// Put each in every text field of a document, export it, read the output back, and look for a `script` element, an attribute
/// that begins with `on`, or a `javascript:` or `data:` link: there must be none.
public enum HostileStrings {
  /// All of them, more than two hundred, each once.
  public static let all: [String] = elements + attributes + links + xml + markdown + controls + bidi + names

  /// Elements that run code or load something.
  public static let elements: [String] = [
    "<script>alert(1)</script>", "<SCRIPT SRC=//example.org/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "</script><script>alert(1)</script>", "<script\u{0}>alert(1)</script>", "<script/x>alert(1)</script>",
    "<script\n>alert(1)</script\n>", "<script type=\"text/javascript\">alert(1)",
    "<svg><script>alert(1)</script></svg>",
    "<svg onload=alert(1)>", "<svg/onload=alert(1)//", "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><use href=\"data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'/>#x\"/></svg>",
    "<svg><foreignObject><body onload=alert(1)></foreignObject></svg>",
    "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
    "<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>",
    "<math><maction actiontype=\"statusline\" href=\"javascript:alert(1)\">x</maction></math>",
    "<math><annotation-xml encoding=\"text/html\"><script>alert(1)</script></annotation-xml></math>",
    "<img src=x onerror=alert(1)>", "<img src=`x`onerror=alert(1)>", "<img/src=\"x\"/onerror=alert(1)>",
    "<img src=\"javascript:alert(1)\">", "<image href=x onerror=alert(1)>",
    "<iframe src=\"javascript:alert(1)\"></iframe>",
    "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
    "<object data=\"data:text/html,<script>alert(1)</script>\"></object>",
    "<embed src=\"data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==\">", "<applet code=\"x\">",
    "<body onload=alert(1)>", "<input onfocus=alert(1) autofocus>", "<select onfocus=alert(1) autofocus>",
    "<textarea onfocus=alert(1) autofocus>", "<button formaction=\"javascript:alert(1)\">x</button>",
    "<form action=\"javascript:alert(1)\"><input type=submit>", "<isindex action=\"javascript:alert(1)\">",
    "<details open ontoggle=alert(1)>", "<video><source onerror=alert(1)></video>", "<audio src=x onerror=alert(1)>",
    "<marquee onstart=alert(1)>", "<base href=\"javascript:alert(1)//\">",
    "<link rel=stylesheet href=//example.org/x.css>",
    "<link rel=import href=\"data:text/html,<script>alert(1)</script>\">",
    "<style>@import '//example.org/x.css';</style>",
    "<style>*{background:url(javascript:alert(1))}</style>", "<p style=\"behavior:url(x.htc)\">",
    "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
    "<template><script>alert(1)</script></template>", "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<title></title><script>alert(1)</script>", "<textarea></textarea><script>alert(1)</script>",
    "<xmp></xmp><script>alert(1)</script>",
    "<!--><script>alert(1)</script>", "<!-- --!><script>alert(1)</script>", "<![endif]--><script>alert(1)</script>",
    "<?xml-stylesheet href=\"javascript:alert(1)\"?>",
    "<html xmlns:x=\"http://www.w3.org/1999/xhtml\"><x:script>alert(1)</x:script>",
    "<a href=\"javascript:alert(1)\">x</a>", "<a href=javascript&colon;alert(1)>x</a>",
    "<a href=\"\u{1}javascript:alert(1)\">x</a>",
    "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)&#60;/script&#62;", "&#x3c;script&#x3e;alert(1)",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "\\u003cscript\\u003ealert(1)", "＜script＞alert(1)＜/script＞", "<ſcript>alert(1)</ſcript>", "<K onclick=alert(1)>",
  ]

  /// Strings that end the value of an attribute and begin another.
  public static let attributes: [String] = [
    "\" onmouseover=\"alert(1)", "\" onmouseover=", "' onmouseover='alert(1)", "` onmouseover=`alert(1)",
    "x onmouseover=alert(1)",
    "\"><script>alert(1)</script>", "'><script>alert(1)</script>", "\"/><script>alert(1)</script><x y=\"",
    "\" style=\"x:expression(alert(1))",
    "\" autofocus onfocus=\"alert(1)", "\"\nonclick=\"alert(1)", "\"\tonclick=\"alert(1)", "\"/onclick=\"alert(1)",
    "\" xmlns:on=\"x",
    "&quot; onmouseover=&quot;alert(1)", "&#34; onmouseover=&#34;alert(1)", "&#x22;onclick=alert(1)",
    "\\\" onclick=alert(1)", "\" href=\"javascript:alert(1)",
    "\" srcset=\"x", "\" id=\"x\" id=\"y", "en\" onclick=\"alert(1)", "a b c onclick", "\">", "'>", "=\"", "'\"><",
  ]

  /// Destinations of links that run code, in encodings that readers decode.
  public static let links: [String] = [
    "javascript:alert(1)", "JAVASCRIPT:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)",
    "\tjavascript:alert(1)", "\njavascript:alert(1)",
    "java\tscript:alert(1)", "java\nscript:alert(1)", "java\rscript:alert(1)", "java\u{0}script:alert(1)",
    "\u{1}javascript:alert(1)",
    "\u{1F}javascript:alert(1)", "\u{A0}javascript:alert(1)", "\u{3000}javascript:alert(1)",
    "\u{FEFF}javascript:alert(1)", "\u{200B}javascript:alert(1)",
    "java\u{AD}script:alert(1)", "javascript\u{0}:alert(1)", "javascript :alert(1)", "javascript\t:alert(1)",
    "javascript&colon;alert(1)",
    "javascript&#58;alert(1)", "javascript&#x3a;alert(1)", "javascript&#0000058alert(1)", "&#106;avascript:alert(1)",
    "&#x6A;avascript:alert(1)",
    "&#x6a&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74:alert(1)", "java&Tab;script:alert(1)",
    "java&NewLine;script:alert(1)", "javascript%3Aalert(1)",
    "%6Aavascript:alert(1)", "javascript:%61lert(1)", "javascript://example.org/%0Aalert(1)",
    "javascript:/*x*/alert(1)", "ｊavascript:alert(1)",
    "jаvascript:alert(1)", "vbscript:msgbox(1)", "VBSCRIPT:msgbox(1)", "livescript:alert(1)", "mocha:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==", "DATA:text/html,x",
    "data:image/svg+xml,<svg onload=alert(1)>", "data:,x", " data:text/html,x",
    "da\tta:text/html,x", "data&colon;text/html,x", "feed:javascript:alert(1)", "view-source:javascript:alert(1)",
    "jar:javascript:alert(1)!/", "blob:null/x",
    "file:///etc/passwd", "FILE:///etc/passwd", "filesystem:x", "about:blank", "intent://x#Intent;end", "ms-office:x",
    "//example.org/x", "\\\\example.org\\x",
    "http://example.org/\" onclick=\"alert(1)", "http://example.org/?a=1&b=<script>",
    "http://example.org/)\n[x](javascript:alert(1)", "https:javascript:alert(1)",
    "#\" onclick=\"alert(1)", "#<script>alert(1)</script>", "?javascript:alert(1)", "./javascript:alert(1)",
    "mailto:a@example.org?body=<script>",
  ]

  /// Strings that end a section of XML, or name undeclared entities.
  public static let xml: [String] = [
    "]]>", "<![CDATA[x]]>", "]]><script>alert(1)</script>", "]]>]]&gt;", "-->", "--", "--!>", "<!--", "?>",
    "<?php echo 1 ?>", "<!DOCTYPE x>",
    "<!ENTITY x SYSTEM \"file:///etc/passwd\">", "&x;", "&nbsp;", "&", "&&", "&#0;", "&#xFFFE;", "&#xD800;",
    "&#99999999999;", "&amp;amp;", "</p>", "</body></html>", "</pre>",
    "</title>", "</style>", "<", ">", "<>", "</", "<a", "<x:y/>", "xmlns=\"\"", "<rt>x</rt>",
  ]

  /// Strings that a Markdown reader would take for markup.
  public static let markdown: [String] = [
    "[x](javascript:alert(1))", "![x](javascript:alert(1))", "[x]: javascript:alert(1)", "<javascript:alert(1)>",
    "[x](<javascript:alert(1)>)",
    "[x](data:text/html,<script>alert(1)</script> \"title\")", "`</code><script>alert(1)</script>`",
    "```\n</pre><script>alert(1)</script>\n```",
    "~~~ \" onclick=\"alert(1)", "# x {onclick=alert(1)}", "| a | <script>alert(1)</script> |",
    "[^1]: <script>alert(1)</script>", "$</math><script>alert(1)</script>$",
    "---\ntitle: x\n---", "\n\n<script>alert(1)</script>\n\n", "\\<script>", "*<script>*",
  ]

  /// Characters that XML forbids, that terminals interpret, or that end strings in C.
  public static let controls: [String] =
    [
      "a\u{0}b", "\u{0}", "\u{1}", "\u{7}", "\u{8}", "\u{B}", "\u{C}", "\u{E}", "\u{1B}[31mred\u{1B}[0m",
      "\u{1B}]0;title\u{7}", "\u{7F}", "\u{80}", "\u{85}", "\u{9B}31m", "\u{9F}",
      "\u{FFFD}", "\u{FFFC}", "\u{E000}", "\u{F0000}",
      "\r", "\r\n", "a\rb", "\n", "\t", "\u{2028}", "\u{2029}", " ", "\u{A0}",
      "\u{E0001}\u{E0041}", "\u{FE0F}", "\u{301}",
      "a" + String(repeating: "\u{301}", count: 60),
    ] + noncharacters

  /// Characters that change the direction of text, or that are invisible.
  public static let bidi: [String] = [
    "\u{202E}gpj.exe", "\u{202A}x\u{202C}", "\u{202B}x", "\u{202D}x", "\u{2066}x\u{2069}", "\u{2067}x", "\u{2068}x",
    "\u{2069}\u{2069}", "\u{200E}", "\u{200F}", "\u{61C}x",
    "user\u{2066} // check\u{2069}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}x", "\u{180E}", "\u{AD}",
    "\u{115F}\u{3164}",
  ]

  /// Names that mean something to a file system or a program.
  public static let names: [String] = [
    "../../etc/passwd", "..\\..\\x", "/etc/passwd", "C:\\x", "CON", "nul.txt", ".", "..", "~/x", "$HOME", "%2e%2e%2f",
    "a/../b", "-rf", "--help", "x\u{0}.png", "x/", "//",
    "$(touch x)", "`touch x`", "; rm -rf .", "| cat", "{{7*7}}", "${7*7}", "%s%s%n", "META-INF/container.xml",
    "mimetype", String(repeating: "长", count: 300),
    String(repeating: "a", count: 5_000),
  ]

  /// Code points that will never be characters; XML forbids the first two.
  private static let noncharacters = [0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF, 0xFDD0].compactMap { (value: UInt32) in
    Unicode.Scalar(value).map { String($0) }
  }
}
