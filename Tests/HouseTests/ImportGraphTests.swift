import Foundation
import TestSupport
import Testing

/// The picture of the rooms in Sources/README.md, held against the sources.
@Suite struct ImportGraphTests {
  private static let page = PackageRoot.file("Sources/README.md")
  private static let begin = "<!-- The rooms begin: ImportGraphTests draws this part. -->\n"
  private static let end = "<!-- The rooms end. -->"

  private static func graph() throws -> ImportGraph { ImportGraph(try SourceFile.swift(in: "Sources")) }

  /// Sizes may lie a tenth beside what is drawn, so that not every change must draw anew; arrows must be right.
  ///
  /// With `PLATEN_DRAW=1` the page is drawn instead.
  @Test func pageShowsTheRoomsAsTheyAre() throws {
    let graph = try ImportGraphTests.graph()
    let text = try String(contentsOf: ImportGraphTests.page, encoding: .utf8)
    let first = try #require(text.firstRange(of: ImportGraphTests.begin))
    let last = try #require(text[first.upperBound...].firstRange(of: ImportGraphTests.end))
    if ProcessInfo.processInfo.environment["PLATEN_DRAW"] == "1" {
      let drawn = text[..<first.upperBound] + "\n" + graph.drawing + "\n" + text[last.lowerBound...]
      return try Data(drawn.utf8).write(to: ImportGraphTests.page)
    }
    let advice: Comment = "Draw it anew: PLATEN_DRAW=1 swift test --filter ImportGraphTests"
    let (drawn, drawnLines) = ImportGraphTests.withoutSizes(String(text[first.upperBound..<last.lowerBound]))
    let (actual, _) = ImportGraphTests.withoutSizes("\n" + graph.drawing + "\n")
    #expect(drawn == actual, advice)
    for room in graph.rooms {
      let lines = try #require(drawnLines[room.name], "\(room.name) is not drawn")
      #expect(abs(lines - room.lines) <= 100 + room.lines / 10, "\(room.name) has \(room.lines) lines. \(advice)")
    }
  }

  @Test func everyRoomIsExplained() throws {
    let text = try String(contentsOf: ImportGraphTests.page, encoding: .utf8)
    let explained = text.components(separatedBy: ImportGraphTests.begin)[0]
    for room in try ImportGraphTests.graph().rooms {
      #expect(explained.contains("`\(room.name)`"), "Say in Sources/README.md what \(room.name) is for")
    }
  }

  @Test func noRoomIsTooLarge() throws {
    for room in try ImportGraphTests.graph().rooms {
      #expect(room.lines <= 5_000, "\(room.name) has \(room.lines) lines")
    }
  }

  @Test func nothingPointsUpwards() throws {
    let graph = try ImportGraphTests.graph()
    for room in graph.rooms { #expect(!graph.reachable(from: room.name).contains(room.name), "\(room.name)") }
  }

  @Test func arrowsLeaveOutWhatIsReachedAnyway() {
    let files = [
      SourceFile(path: "Sources/A/a.swift", text: "import B\n\n// why\nimport C\n"),
      SourceFile(path: "Sources/B/b.swift", text: "import C\nimport Glibc\n"),
      SourceFile(path: "Sources/C/c.swift", text: "\n"),
    ]
    let graph = ImportGraph(files)
    #expect(graph.rooms.map { graph.arrows(from: $0) } == [["B"], ["C"], []])
    #expect(graph.rooms.map(\.lines) == [2, 2, 0])
    #expect(graph.reachable(from: "A") == ["B", "C"])
  }

  /// The text with each size as `N`, and the sizes in the table's rows.
  private static func withoutSizes(_ text: String) -> (String, [String: Int]) {
    var sizes: [String: Int] = [:]
    for match in text.matches(of: #/\| `(\w+)` \| (\d+) \|/#) { sizes[String(match.output.1)] = Int(match.output.2) }
    return (text.replacing(#/<br>\d+/#, with: "<br>N").replacing(#/\| \d+ \|/#, with: "| N |"), sizes)
  }
}
