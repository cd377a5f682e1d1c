import PlatenCore
import Testing

@Suite struct AddressSchemeTests {
  @Test(arguments: [
    ("https://a.b/", "https"), ("DOI:10.1/2", "doi"), ("tel:+1", "tel"), ("x-a.b+c:d", "x-a.b+c"),
    ("urn:isbn:1", "urn"),
    (" \thttp:x", "http"), ("feed:https://a.b", "feed"), ("feed://a.b", "feed"), ("c:\\dir", "c"),
  ])
  func schemeIsFoundAsBrowsersFindIt(address: String, name: String) {
    let scheme = AddressScheme(of: address)
    #expect(scheme?.name == name)
    #expect(scheme?.runsCode == false && scheme?.runsCodeAsPicture == false)
  }

  @Test(arguments: [
    "", "a.md", "../a:b/", "/a:b", "?a:b", "#a:b", "a/b:c", "第一章:简介.md", ":a", "1:2", "javascript", "description;a",
  ])
  func relativeAddressHasNone(address: String) {
    #expect(AddressScheme(of: address) == nil)
  }

  @Test(arguments: [
    "javascript:x", "JavaScript:x", "\u{1}java\nscript\t:x", "vbscript:x", "livescript:x", "blob:https://a/1",
    "filesystem:x", "data:text/html,x", "data:,x", "data:", "javascript&colon;x", "javascript&#58;x", "javascript%3Ax",
    "feed:javascript:x", "view-source:data:text/html,x", "feed:feed:feed:javascript:x", "&#106;avascript:x",
  ])
  func addressThatRunsCodeIsKnown(address: String) {
    #expect(AddressScheme(of: address)?.runsCode == true)
    #expect(AddressScheme(of: address)?.runsCodeAsPicture == true)
  }

  @Test(arguments: [("data:image/png;base64,AA", false), (" data: image/gif,x", false), ("data:image/svg+xml,x", true)])
  func pictureInDataRunsCodeOnlyWhereItIsADocument(address: String, followed: Bool) {
    #expect(AddressScheme(of: address)?.runsCode == followed)
    #expect(AddressScheme(of: address)?.runsCodeAsPicture == false)
  }

  @Test func schemesWithinSchemesTakeLinearTimeAndNoStack() {
    #expect(AddressScheme(of: String(repeating: "feed:", count: 200_000) + "javascript:x")?.runsCode == true)
  }
}
