import MarkupWriter
import PlatenCore

extension ContentWriter {
  /// Writes the reference to a note, and keeps the note for the end of the content document.
  mutating func write(_ note: Note) {
    guard !isLabel else { return }
    guard !isInLink else { return waitingReferences.append(note) }
    guard case .document(let index) = purpose else { return }
    if note.blocks.isEmpty {
      if let label = note.label, let anchor = plan.note(for: label),
        anchor.document != index || noteReferences[anchor.number] != nil
      {
        return writeRepeatedReference(to: anchor, from: index)
      }
      report("epub.note-missing", "A note that is referred to has no text in the document.", at: note.attributes)
    }
    noteCount += 1
    evidence.notes += 1
    let shown = noteCount - notesBefore
    noteReferences[noteCount] = (1, shown)
    writeReference(number: shown, href: "#fn-\(noteCount)", id: "fnref-\(noteCount)")
    pendingNotes.append(PendingNote(number: noteCount, shown: shown, note: note, language: language))
  }

  /// Writes the references that had to wait for the end of a link.
  mutating func writeWaitingReferences() {
    let waiting = waitingReferences
    waitingReferences.removeAll()
    for note in waiting { write(note) }
  }

  private mutating func writeRepeatedReference(to anchor: NoteAnchor, from document: Int) {
    if anchor.document == document, let known = noteReferences[anchor.number] {
      noteReferences[anchor.number]?.count += 1
      writeReference(
        number: known.shown, href: "#fn-\(anchor.number)", id: "fnref-\(anchor.number)-\(known.count + 1)")
    } else {
      let file = plan.contentDocument(anchor.document).fileName
      writeReference(number: anchor.number, href: "\(file)#fn-\(anchor.number)", id: nil)
    }
  }

  private mutating func writeReference(number: Int, href: String, id: String?) {
    markup.start("sup")
    markup.start("a")
    markup.attribute("id", id)
    markup.attribute("class", "noteref")
    markup.attribute("epub:type", "noteref")
    markup.attribute("role", "doc-noteref")
    markup.attribute("href", href)
    markup.text(String(number))
    markup.end()
    markup.end()
  }

  /// Writes the notes that were referred to; those that they refer to follow.
  mutating func writePendingNotes() {
    guard !pendingNotes.isEmpty else { return }
    isInNote = true
    swap(&markup, &notes)
    var next = 0
    while next < pendingNotes.count {
      let pending = pendingNotes[next]
      next += 1
      write(pending)
    }
    pendingNotes.removeAll(keepingCapacity: true)
    swap(&markup, &notes)
    isInNote = false
  }

  private mutating func write(_ pending: PendingNote) {
    let outer = language
    markup.start("aside")
    markup.attribute("id", "fn-\(pending.number)")
    markup.attribute("epub:type", "footnote")
    markup.attribute("role", "doc-footnote")
    var attributes = pending.note.attributes
    attributes.id = nil
    let (blocks, own) = pending.note.blocks.withoutWrapping
    let noteLanguage = own ?? pending.language
    if noteLanguage != plan.language { writeLanguage(noteLanguage) }
    language = noteLanguage
    var rest = blocks[...]
    markup.newline()
    markup.start("p")
    writeBackLink(pending)
    // The number stands before the first words, and not on a line of its own.
    if case .paragraph(let first)? = blocks.first, attributes.isEmpty || first.attributes.isEmpty,
      first.attributes.isLanguageAlone
    {
      rest = rest.dropFirst()
      writeNoteText(first.inlines, first.attributes.isEmpty ? attributes : first.attributes)
    }
    markup.end()
    markup.newline()
    write(rest)
    markup.end()
    markup.newline()
    restore(outer)
  }

  private mutating func writeNoteText(_ inlines: [Inline], _ attributes: Attributes) {
    guard !attributes.isEmpty else { return write(inlines) }
    markup.start("span")
    let outer = write(attributes)
    write(inlines)
    markup.end()
    restore(outer)
  }

  private mutating func writeBackLink(_ pending: PendingNote) {
    markup.start("a")
    markup.attribute("class", "backlink")
    markup.attribute("epub:type", "backlink")
    markup.attribute("role", "doc-backlink")
    markup.attribute("href", "#fnref-\(pending.number)")
    markup.attribute("title", plan.vocabulary.backToText)
    markup.text(String(pending.shown))
    markup.end()
    markup.text(" ")
  }
}

extension [Block] {
  /// The blocks, out of a division that only says their language, and that language.
  fileprivate var withoutWrapping: (blocks: [Block], language: Language?) {
    guard count == 1, case .division(let division) = self[0], division.role == nil, division.attributes.isLanguageAlone
    else { return (self, nil) }
    return (division.blocks, division.attributes.language)
  }
}

extension Attributes {
  /// Whether nothing is said but a language, or nothing at all.
  fileprivate var isLanguageAlone: Bool { self == Attributes(language: language) }
}
