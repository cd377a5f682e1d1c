// The Swift of the article “Embedding” that stands in files which import SwiftUI too. `READMETests` compares them.

import InterfaceNames
import Platen
import PlatenCore
import Testing

// snippet: interface
/// A bullet list of links, in a file that imports SwiftUI too.
func links(_ addresses: [String]) -> Block {
  let items = addresses.map { address in
    ListItem([.paragraph(Paragraph([.link(PlatenCore.Link(to: address, ["\(address)"]))]))])
  }
  return .list(PlatenCore.List(.bullet, items: items))
}

typealias DocumentImage = PlatenCore.Image
typealias DocumentTable = PlatenCore.Table
// end of snippet

@Suite struct InterfaceTests {
  @Test func nodesAreNamedWithTheirModule() {
    let views = (InterfaceNames.List(), InterfaceNames.Link(), InterfaceNames.Image(), InterfaceNames.Table())
    #expect(
      type(of: views) == (InterfaceNames.List, InterfaceNames.Link, InterfaceNames.Image, InterfaceNames.Table).self)
    guard case .list(let list) = links(["https://a.example"]) else {
      Issue.record("no list")
      return
    }
    #expect(list.items.count == 1)
  }
}
