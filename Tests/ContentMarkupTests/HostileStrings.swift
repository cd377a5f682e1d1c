/// Strings that have made other programs run script, load files, or write broken markup.
enum HostileStrings {
  /// 200 strings: every carrier with every way to write what it carries.
  static let all: [String] = {
    var result = fixed
    for link in links {
      result += [
        "<a href=\"\(link)\">x</a>", "<a href='\(link)' href='http://a.b/'>x</a>",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">"
          + "<a xlink:href=\"\(link)\"><text>x</text></a></svg>",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><use href=\"\(link)\"/><image href=\"\(link)\"/></svg>",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><animate attributeName=\"href\" to=\"\(link)\"/></svg>",
        "<img src=\"\(link)\" alt=\"\(link)\">",
      ]
    }
    for handler in handlers {
      result += [
        "<p \(handler)>x</p>", "<b title='\(handler)'>x</b>",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" \(handler)><g \(handler)/></svg>",
      ]
    }
    return result
  }()

  private static let links = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java&#x0A;script:alert(1)",
    "java&Tab;script:alert(1)", "&#106;&#97;vascript:alert(1)", "&#x6A&#x61vascript:alert(1)",
    "\u{1}javascript:alert(1)",
    "javascript&colon;alert(1)", "data:text/html;base64,PHNjcmlwdD4=", "data:image/svg+xml,<svg onload=alert(1)>",
    "vbscript:msgbox(1)", "feed:javascript:alert(1)", "view-source:javascript:alert(1)", "jar:javascript:alert(1)!/",
    "//evil.example/x.js", "file:///etc/passwd", "blob:http://a.b/c", "livescript:x", "http:javascript:alert(1)",
  ]

  private static let handlers = [
    "onclick=\"alert(1)\"", "ONLOAD='alert(1)'", "onerror=alert(1)", "on\u{0}click=alert(1)", "x/onclick=alert(1)",
    "\"onclick=alert(1)", "onmouseover\n=\n'alert(1)'", "style=\"background:url(javascript:alert(1))\"",
    "style='-moz-binding:url(http://a.b/x.xml#y)'", "onbegin=\"alert(1)\"", "formaction='javascript:alert(1)'",
    "xmlns:ev='http://www.w3.org/2001/xml-events' ev:event='load'",
  ]

  private static let fixed = [
    "<script>alert(1)</script>", "<SCRIPT SRC=//a.b/x.js></SCRIPT>", "<script/x>alert(1)</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>", "<script>alert(1)", "<<script>alert(1)//<</script>",
    "<script\n>alert(1)</script\n>", "<!--><script>alert(1)</script>-->", "<!-- --!><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>", "<![CDATA[x]]]]><![CDATA[><script>alert(1)</script>]]>",
    "<?x ?><script>alert(1)</script><?y", "<style>@import'javascript:alert(1)';</style>",
    "<iframe src=javascript:alert(1)>",
    "<object data=javascript:alert(1)><param name=x></object>", "<embed src=javascript:alert(1)>",
    "<base href=javascript:alert(1)//>", "<link rel=stylesheet href=javascript:alert(1)>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<form action=javascript:alert(1)><input type=submit>",
    "<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>", "<svg><script>alert(1)</script></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<textarea></textarea><script>alert(1)</script>", "<title><script>alert(1)</script>",
    "<xmp><script>alert(1)</script></xmp>",
    "<plaintext><script>alert(1)</script>", "<b <script>alert(1)</script>>0</b>", "<a b='><script>alert(1)</script>'>x",
    "<p title=\"&quot;><script>alert(1)</script>\">x</p>", "]]><script>alert(1)</script>",
    "</p></body></html><script>alert(1)",
    "\u{FEFF}<script>alert(1)</script>", "<script\u{0}>alert(1)</script>", "<\u{0}script>alert(1)</script>",
    "<sc\u{0}ript>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<template><script>alert(1)</script></template>",
    "<select><script>alert(1)</script></select>",
    "<table background=javascript:alert(1)><script>alert(1)</script></table>",
    "<details open ontoggle=alert(1)>x</details>", "<video><source onerror=alert(1)></video>", "<body onload=alert(1)>",
    "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
    "<svg xmlns=\"http://www.w3.org/2000/svg\"><script href=\"http://a.b/x.js\"/></svg>",
    "<s:svg xmlns:s=\"http://www.w3.org/2000/svg\"><s:script>alert(1)</s:script></s:svg>",
    "<svg xmlns=\"http://www.w3.org/2000/svg\"><script xmlns=\"http://www.w3.org/1999/xhtml\">alert(1)</script></svg>",
    "<svg xmlns=\"http://www.w3.org/2000/svg\"><foreignObject><script>alert(1)</script></foreignObject></svg>",
    "<svg xmlns=\"http://www.w3.org/2000/svg\"><style>@import url(javascript:alert(1));</style></svg>",
    "<svg xmlns=\"http://www.w3.org/2000/svg\"><style>g{fill:url(javascript:alert(1))}</style></svg>",
    "<svg xmlns=\"http://www.w3.org/2000/svg\"><style>&lt;/style>&lt;script>alert(1)&lt;/script></style></svg>",
    "<svg xmlns=\"http://www.w3.org/2000/svg\"><set attributeName=\"onload\" to=\"alert(1)\"/></svg>",
    "<svg xmlns=\"http://www.w3.org/2000/svg\"><handler type=\"text/javascript\">alert(1)</handler></svg>",
    "<svg xmlns=\"http://www.w3.org/2000/svg\"><listener event=\"load\" handler=\"#x\"/></svg>",
    "<svg xmlns=\"http://www.w3.org/2000/svg\"><iframe xmlns=\"http://www.w3.org/1999/xhtml\" src=\"x\"/></svg>",
    "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:base=\"javascript:alert(1)\"><use href=\"#x\"/></svg>",
    "<?xml-stylesheet href=\"javascript:alert(1)\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    "<!DOCTYPE svg [<!ENTITY x \"<script>alert(1)</script>\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&x;</svg>",
    "<!DOCTYPE svg SYSTEM \"file:///etc/passwd\"><svg xmlns=\"http://www.w3.org/2000/svg\"><title>&lt;script></title></svg>",
  ]
}
