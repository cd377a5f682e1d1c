import MarkupWriter
import PlatenCore

/// Writes raw HTML that an author allowed, so that it does no harm and is valid XHTML.
///
/// One value lives as long as one list of inlines, or one raw block. Markdown gives inline HTML tag by tag, with other
/// nodes between; they are written to the same markup writer, balanced, by whoever holds this value:
///
/// ```swift
/// var html = RawHTML(.phrasing)
/// html.write("<b class='x'>", to: &markup)
/// markup.text("村")
/// html.write("</b>", to: &markup)
/// html.finish(to: &markup)
/// // <b class="x">村</b>
/// ```
///
/// What is not in ``HTMLVocabulary`` is left out, but its text stays. A tag that may not stand where it does is left
/// out too, or what it needs is put around it: a cell gets its row, an item that does not stand in a list is text. Code
/// and embedded documents go with all that they hold.
struct RawHTML {
  /// What may be written at the place where it begins.
  enum Context: Hashable, Sendable {
    /// Text and what stands in lines.
    case phrasing
    /// Blocks.
    case flow
  }

  /// How deep elements may be nested within raw HTML; tags beyond that are left out.
  static let maximumDepth = 50

  /// Short names of what was left out, each once, in order of appearance.
  private(set) var dropped: [String] = []

  let context: Context
  private let beginsInLink: Bool
  /// What is open, from the outside in.
  var open: [Open] = []
  /// Whether a `pre` has just begun: HTML §13.1.2.5 drops a line end that comes next, XHTML does not.
  private var isAfterPre = false

  /// Makes a writer.
  ///
  /// - Parameters:
  ///   - context: what may be written at the place.
  ///   - isInsideLink: whether the place is in a link: then raw links are left out.
  init(_ context: Context, isInsideLink: Bool = false) {
    self.context = context
    beginsInLink = isInsideLink
  }

  /// Whether a raw link is open: then no other link may be written.
  var isInsideLink: Bool { beginsInLink || open.contains { $0.element?.label == "a" } }

  /// Writes a piece of HTML; it need not be balanced.
  ///
  /// - Complexity: O(*n*) in the piece.
  mutating func write(_ html: String, to markup: inout MarkupWriter) {
    var tokenizer = HTMLTokenizer(html)
    while let token = tokenizer.next() {
      switch token {
      case .text(let text):
        let line = isAfterPre ? RawHTML.withoutFirstLineEnd(text) : text
        if !line.isEmpty { write(text: line, to: &markup) }
      case .end(let name): end(name, to: &markup)
      case .start(let name, let attributes, let isEmpty):
        if HTMLVocabulary.droppedWithContent.contains(name) {
          drop(name)
          if !isEmpty { skipContent(of: name, &tokenizer) }
        } else {
          start(name, attributes, isEmpty: isEmpty, to: &markup)
        }
      }
      isAfterPre = if case .start("pre", _, isEmpty: false) = token { true } else { false }
    }
  }

  private static func withoutFirstLineEnd(_ text: String) -> String {
    text.first == "\n" || text.first == "\r\n" ? String(text.dropFirst()) : text
  }

  /// Ends what is still open.
  mutating func finish(to markup: inout MarkupWriter) { close(downTo: 0, to: &markup) }

  /// Notes that something was left out.
  mutating func drop(_ name: String) {
    let isPlain = name.utf8.count <= 20 && name.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
    let name = isPlain ? name : "element"
    if dropped.count < 50, !dropped.contains(name) { dropped.append(name) }
  }

  private func skipContent(of name: String, _ tokenizer: inout HTMLTokenizer) {
    guard !HTMLVocabulary.rawText.contains(name) else { return tokenizer.skipRawText(of: name) }
    var depth = 1
    while depth > 0, let token = tokenizer.next() {
      switch token {
      case .start(name, _, isEmpty: false): depth += 1
      case .end(name): depth -= 1
      case .start, .end, .text: continue
      }
    }
  }
}

extension RawHTML {
  /// An element that is open.
  struct Open {
    /// What was seen of its content, where the order of content matters.
    enum Progress: Int, Hashable, Sendable {
      case nothing
      // Parts of a table, in their order.
      case caption, columns, head, rows
      // Parts of a definition list.
      case term, description
      // Parts of details and figures.
      case summary, content, firstCaption, lastCaption
      // Parts of a ruby with parentheses: `rp`, `rt`, `rp`.
      case opening, annotation, closing
    }

    /// The name that its end tag repeats.
    var tag: String
    /// What was written; `nil` if its tags are left out.
    var element: HTMLVocabulary.Element?
    var progress = Progress.nothing
    /// Of a ruby: how many bytes there were when its last annotation ended. Of what was opened without a tag: how
    /// many there were then.
    var mark = -1
    /// Whether it was opened without a tag, because something needed it.
    var isImplied = false
  }

  /// The innermost element that was written.
  var parentIndex: Int? { open.lastIndex { $0.element != nil } }

  /// Opens an element.
  mutating func push(
    _ element: HTMLVocabulary.Element, tag: String, _ attributes: HTMLAttributes?, to markup: inout MarkupWriter
  ) {
    markup.start(element.name)
    attributes?.write(to: &markup)
    open.append(Open(tag: tag, element: element, mark: attributes == nil ? markup.bytes.count : -1))
    open[open.count - 1].isImplied = attributes == nil
  }

  /// Opens an element that something needs.
  mutating func imply(_ name: String, to markup: inout MarkupWriter) {
    guard let element = HTMLVocabulary.element(name) else { return }
    push(element, tag: name, nil, to: &markup)
  }

  /// Remembers a tag that is left out, so that its end tag is, too.
  mutating func leaveOut(_ tag: String) {
    if !HTMLVocabulary.voids.contains(tag) { open.append(Open(tag: tag, element: nil)) }
  }

  /// Ends elements until no more than a number of them are open.
  mutating func close(downTo count: Int, to markup: inout MarkupWriter) {
    while open.count > count { closeLast(to: &markup) }
  }

  /// Ends the innermost element, with what its content still needs.
  mutating func closeLast(to markup: inout MarkupWriter) {
    guard let last = open.last else { return }
    guard let element = last.element else {
      open.removeLast()
      return
    }
    switch element.label {
    case "details" where last.progress == .nothing: writeSummary(to: &markup)
    case "dl" where last.progress == .term: writeEmpty("dd", to: &markup)
    case "ruby" where last.mark != markup.bytes.count: writeEmpty("rt", to: &markup)
    default: break
    }
    open.removeLast()
    markup.end()
    if element.category == .rubyText || element.category == .rubyParenthesis { didCloseAnnotation(to: &markup) }
  }

  /// Goes on in a ruby whose annotation or parenthesis has ended. In the schema `rp` needs an `rt` after it and another
  /// `rp` after that: they are opened at once, so that nothing can come between.
  private mutating func didCloseAnnotation(to markup: inout MarkupWriter) {
    guard let index = parentIndex, open[index].element?.content == .ruby else { return }
    switch open[index].progress {
    case .opening:
      open[index].progress = .annotation
      imply("rt", to: &markup)
    case .annotation:
      open[index].progress = .closing
      imply("rp", to: &markup)
    default:
      open[index].progress = .nothing
      open[index].mark = markup.bytes.count
    }
  }

  private func writeEmpty(_ name: StaticString, to markup: inout MarkupWriter) {
    markup.start(name)
    markup.end()
  }

  /// Writes a summary for details that have none: a button needs something to be pressed on.
  func writeSummary(to markup: inout MarkupWriter) { markup.element("summary", "…") }
}
