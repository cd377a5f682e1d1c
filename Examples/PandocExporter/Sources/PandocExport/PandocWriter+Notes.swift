import PlatenCore

/// The notes that were written until now, and those that wait for the end of the note that they stand in.
struct NoteRegister {
  /// Where a reference to a note leads, and what it shows.
  struct Target {
    var anchor: String
    var number: String
  }

  /// How many notes stand in the text, which is how pandoc's writers number them.
  var count = 0
  /// The notes that have a label.
  var targets: [String: Target] = [:]
  /// Whether the text of a note is being written.
  var isInside = false
  /// How many notes the note has within it.
  var innerCount = 0
  /// The notes within the note that are still to be written.
  var waiting: [(note: Note, target: Target)] = []
}

extension PandocWriter {
  mutating func write(_ note: Note) {
    if note.blocks.isEmpty, let label = note.label, let target = notes.targets[label] {
      report(
        "note-repeated", .simplified, "Pandoc has one reference to a note; a second one becomes a link to the first.",
        at: note.attributes)
      writeReference(to: target, note.attributes)
    } else if notes.isInside {
      putAside(note)
    } else {
      writeWhole(note)
    }
  }

  private mutating func writeReference(to target: NoteRegister.Target, _ attributes: Attributes) {
    beginContainer("Span", attributes, classes: ["note-reference"])
    let last = lastScalar
    write([.superscript(Styled([.link(Link(to: "#" + target.anchor, [.text(target.number)]))]))])
    lastScalar = last
    endContainer()
  }

  private mutating func writeWhole(_ note: Note) {
    notes.count += 1
    var isAnchored = false
    if let label = note.label, notes.targets[label] == nil, survey.repeatedLabels.contains(label) {
      let target = NoteRegister.Target(anchor: newID("note"), number: String(notes.count))
      notes.targets[label] = target
      beginContainer("Span", id: target.anchor)
      isAnchored = true
    }
    // The note is a text of its own; afterwards the one around it goes on.
    let last = lastScalar
    let lead = lead
    self.lead = nil
    notes.isInside = true
    notes.innerCount = 0
    beginList("Note")
    writeText(of: note)
    while !notes.waiting.isEmpty { writeNotesThatWait() }
    endList()
    notes.isInside = false
    self.lead = lead
    lastScalar = last
    if isAnchored { endContainer() }
  }

  private mutating func writeText(of note: Note) {
    let isWrapped = beginWrapper("Div", note.attributes)
    for block in note.blocks { write(block) }
    endWrapper(isWrapped)
  }

  /// Writes a reference to a note within a note, whose text comes at the end: pandoc's writers lose inner notes.
  private mutating func putAside(_ note: Note) {
    report(
      "note-in-note", .simplified,
      "Pandoc has no notes within notes; the inner one is set at the end of the outer one.",
      at: note.attributes)
    notes.innerCount += 1
    let target = NoteRegister.Target(
      anchor: note.attributes.id ?? newID("note"), number: "\(notes.count).\(notes.innerCount)")
    if let label = note.label, notes.targets[label] == nil { notes.targets[label] = target }
    notes.waiting.append((note, target))
    writeReference(to: target, .none)
  }

  private mutating func writeNotesThatWait() {
    let waiting = notes.waiting
    notes.waiting = []
    for (note, target) in waiting {
      beginContainer("Div", note.attributes, id: target.anchor, classes: ["note"])
      leadIn(note.blocks, .marker(target.number))
      for block in note.blocks { write(block) }
      endContainer()
    }
  }
}
