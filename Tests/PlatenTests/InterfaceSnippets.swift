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
    let views: [any Any.Type] = [
      InterfaceNames.List.self, InterfaceNames.Link.self, InterfaceNames.Image.self, InterfaceNames.Table.self,
    ]
    let nodes: [any Any.Type] = [PlatenCore.List.self, PlatenCore.Link.self, DocumentImage.self, DocumentTable.self]
    #expect(zip(views, nodes).allSatisfy { $0 != $1 })
    guard case .list(let list) = links(["https://a.example"]) else {
      Issue.record("no list")
      return
    }
    #expect(list.items.count == 1)
  }
}
