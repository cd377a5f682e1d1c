import JSONText
import PlatenCore

extension JSONTape {
  /// Where an element stands in the tree, such as `body[3].rows[0].cells`; blank for the whole text.
  ///
  /// Only the first and last steps of a very long path are named.
  ///
  /// - Complexity: O(*n*) in the elements before it.
  func path(to target: Int) -> String {
    var steps: [String] = []
    var container = 0
    while container != target {
      guard let step = child(of: container, holding: target) else { break }
      steps.append(step.name)
      container = step.child
    }
    let limit = 30
    if steps.count > limit { steps.replaceSubrange(limit / 2..<steps.count - limit / 2, with: [".…"]) }
    let path = steps.joined()
    return path.hasPrefix(".") ? String(path.dropFirst()) : path
  }

  private func child(of container: Int, holding target: Int) -> (name: String, child: Int)? {
    let end = next(after: container)
    var position = container + 1
    switch kind(of: container) {
    case .array:
      var index = 0
      while position < end {
        let next = next(after: position)
        if target < next { return ("[\(index)]", position) }
        position = next
        index += 1
      }
    case .object:
      // A name of which the value is missing can stand at the end of a text that is not JSON.
      while position + 1 < end {
        let next = next(after: position + 1)
        // A fault of the name itself is one of its value's for the reader.
        if target < next { return (step(to: position), target == position ? target : position + 1) }
        position = next
      }
    case .string, .escapedString, .number, .true, .false, .null: break
    }
    return nil
  }

  private func step(to name: Int) -> String {
    let name = string(name)
    let isPlain =
      !name.isEmpty
      && name.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20)
      }
    return isPlain && name.utf8.count <= 60 ? "." + name : "[\(Diagnostic.quoted(name))]"
  }

  /// The line and column of an offset.
  ///
  /// - Complexity: O(*n*) in the bytes before it.
  func location(ofOffset offset: Int, file: String?) -> SourceLocation {
    var line = 1
    var column = 1
    for byte in bytes.prefix(offset) {
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return SourceLocation(file: file, line: line, column: column)
  }

  /// The line and column of an element; of a string, its opening quotation mark.
  func location(of element: Int, file: String?) -> SourceLocation {
    let start = Int(elements[element].start)
    switch elements[element].kind {
    case .string, .escapedString: return location(ofOffset: start - 1, file: file)
    case .object, .array, .number, .true, .false, .null: return location(ofOffset: start, file: file)
    }
  }
}
