/// One token of HTML (HTML §13.2.5). One value is used again and again.
struct HTMLToken {
  enum Kind: UInt8 {
    case startTag, endTag, comment, doctype
    /// Characters; their bytes are a stretch of the tokenizer's text.
    case characters
    /// Characters that are all white space.
    case whitespace
    /// U+0000 in the source, which each place treats differently.
    case null
    /// Something that stands for itself: see ``HTMLParser/insert(opaque:isBlock:)``.
    case opaque
    case end
  }

  var kind = Kind.end
  var tag = HTMLTag.other
  /// The name of a tag that ``HTMLTag`` does not have.
  var name = ""
  var isSelfClosing = false
  var attributes: [HTMLTree.Attribute] = []
  var doctype = HTMLDoctype()
  /// Of characters and comments: a stretch of the tokenizer's text.
  var start = 0
  var end = 0
  /// The byte of the source at which it begins. Of an opaque: its number.
  var offset = 0
  /// Of an opaque: whether it is a block.
  var isBlock = false

  /// The tag's name.
  var tagName: String { tag == .other ? name : tag.rawValue }

  /// The value of an attribute.
  func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
}
