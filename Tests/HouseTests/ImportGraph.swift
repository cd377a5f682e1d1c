import Foundation
import TestSupport

/// The rooms under Sources as their files show them: how large they are, and which imports which.
struct ImportGraph {
  /// A target's folder.
  struct Room: Equatable {
    let name: String
    /// Lines of code, without comments, blank lines, and tables that a program generated.
    var lines = 0
    /// The rooms that its files import.
    var imports: Set<String> = []
  }

  /// The rooms in alphabetical order.
  let rooms: [Room]

  init(_ files: [SourceFile]) {
    var rooms: [String: Room] = [:]
    for file in files {
      var room = rooms[file.target] ?? Room(name: file.target)
      if !file.isGenerated { room.lines += file.linesOfCode }
      room.imports.formUnion(SwiftCode.imports(in: file.code))
      rooms[file.target] = room
    }
    let names = Set(rooms.keys)
    for name in names { rooms[name]?.imports.formIntersection(names.subtracting([name])) }
    self.rooms = rooms.values.sorted { $0.name < $1.name }
  }

  /// The rooms that can be reached from a room by one import or more.
  func reachable(from name: String) -> Set<String> {
    var found: Set<String> = []
    var waiting = [name]
    while let next = waiting.popLast() {
      for imported in self[next] where found.insert(imported).inserted { waiting.append(imported) }
    }
    return found
  }

  /// What a room imports.
  private subscript(name: String) -> Set<String> { rooms.first { $0.name == name }?.imports ?? [] }

  /// The imports of a room that are not also reached through another of its imports: the arrows worth drawing.
  func arrows(from room: Room) -> [String] {
    let throughOthers = room.imports.reduce(into: Set<String>()) { $0.formUnion(reachable(from: $1)) }
    return room.imports.subtracting(throughOthers).sorted()
  }

  /// The graph and the table as Markdown, with the lines rounded to the next hundred.
  var drawing: String {
    var text = "```mermaid\nflowchart TD\n"
    for room in rooms { text += "  \(room.name)[\"\(room.name)<br>\(ImportGraph.rounded(room.lines))\"]\n" }
    for room in rooms {
      for target in arrows(from: room) { text += "  \(room.name) --> \(target)\n" }
    }
    text += "```\n\n| room | lines | imports |\n|---|---:|---|\n"
    for room in rooms {
      let imports = room.imports.sorted().joined(separator: ", ")
      text += "| `\(room.name)` | \(ImportGraph.rounded(room.lines)) | \(imports.isEmpty ? "nothing" : imports) |\n"
    }
    return text
  }

  static func rounded(_ lines: Int) -> Int { (lines + 99) / 100 * 100 }
}

extension SourceFile {
  /// Whether a program wrote it: such files say so at their beginning.
  var isGenerated: Bool { text.prefix(600).lowercased().contains("generated") }

  /// The lines that are neither blank nor a comment.
  var linesOfCode: Int {
    text.split(separator: "\n").count { line in
      let code = line.drop { $0 == " " }
      return !code.isEmpty && !code.hasPrefix("//")
    }
  }
}
