import Platen

/// How much memory a document may need while an edition is made of it.
///
/// Bytes do not tell: a megabyte of prose becomes some thousand nodes, and a megabyte of `*a*` becomes hundreds of thousands of them, with
/// a hundred bytes each. Every node of text begins with a mark or a line, so their number is a bound that is known before the document is
/// read. Notes of an example: measure what your own documents need, `Tests/Examples/EditionServer.sh` shows how.
enum DocumentWeight {
  /// The bytes that can begin a node: brackets, for JSON; for text, ends of lines and all ASCII that is no letter, digit or space, and
  /// the first byte of full-width brackets, which glosses are recognised by.
  ///
  /// - Complexity: O(*n*) in the bytes.
  static func marks(in bytes: [UInt8], isJSON: Bool) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var count = 0
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["): count += 1
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: " "), 0x80...0xEE, 0xF0...0xFF:
          break
        default: count += isJSON ? 0 : 1
        }
      }
      return count
    }
  }
}

extension Document {
  /// The number of its blocks, inlines, rows and cells.
  ///
  /// - Complexity: O(*n*) in the nodes.
  var nodeCount: Int { body.nodeCount }
}

extension [Block] {
  fileprivate var nodeCount: Int {
    var count = self.count
    for block in self {
      if case .table(let table) = block {
        count += table.columns.count + table.header.count + table.rows.count
      }
      block.forEachChild { blocks, _ in
        count += 1 + blocks.nodeCount
      } inlines: { inlines, _ in
        count += inlines.nodeCount
      }
    }
    return count
  }
}

extension [Inline] {
  fileprivate var nodeCount: Int {
    var count = self.count
    for inline in self {
      if case .ruby(let ruby) = inline { count += ruby.segments.count }
      inline.forEachChild { blocks, _ in
        count += blocks.nodeCount
      } inlines: { inlines, _ in
        count += inlines.nodeCount
      }
    }
    return count
  }
}
