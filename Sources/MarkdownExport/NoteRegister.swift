import PlatenCore

/// The notes of a document in the order in which they are first referred to, under labels that no two share.
struct NoteRegister {
  /// A note that is still to be written.
  struct Entry {
    var label: String
    var note: Note
  }

  private(set) var waiting: [Entry] = []
  /// Whether no note was referred to.
  var isEmpty: Bool { labels.isEmpty && taken.isEmpty }
  /// Labels of authors that were referred to before their note came.
  private var expected: Set<String> = []
  private var count = 0
  /// What the authors' labels became.
  private var labels: [String: String] = [:]
  private var taken: Set<String> = []
  /// Labels of authors, folded: notes without one get others.
  private var reserved: Set<String> = []

  /// Keeps the labels of a document's notes for these notes.
  mutating func reserveLabels(of document: Document) {
    document.forEachInlines { inlines, _ in
      for case .note(let note) in inlines {
        if let label = note.label { reserved.insert(NoteRegister.folded(label)) }
      }
    }
  }

  /// The label of a note; it is remembered with its blocks.
  mutating func label(for note: Note) -> String {
    if let written = note.label, let label = labels[written] {
      if note.blocks.isEmpty { return label }
      if expected.remove(written) != nil {
        waiting.append(Entry(label: label, note: note))
        return label
      }
    }
    let label = newLabel(for: note)
    if let written = note.label {
      labels[written] = label
      if note.blocks.isEmpty {
        expected.insert(written)
        return label
      }
    }
    waiting.append(Entry(label: label, note: note))
    return label
  }

  /// Defines what was referred to and never came.
  mutating func defineMissing() {
    for written in expected.sorted() {
      if let label = labels[written] { waiting.append(Entry(label: label, note: Note(label: written, []))) }
    }
    expected.removeAll()
  }

  /// The notes that came since the last call.
  mutating func takeWaiting() -> [Entry] {
    defer { waiting.removeAll() }
    return waiting
  }

  private mutating func newLabel(for note: Note) -> String {
    if let written = note.label, NoteRegister.isUsable(written), taken.insert(NoteRegister.folded(written)).inserted {
      return written
    }
    repeat { count += 1 } while reserved.contains(String(count)) || !taken.insert(String(count)).inserted
    return String(count)
  }

  /// Labels are compared without regard to case.
  private static func folded(_ label: String) -> String { label.lowercased().uppercased().lowercased() }

  private static func isUsable(_ label: String) -> Bool {
    (1...200).contains(label.utf8.count)
      && label.unicodeScalars.allSatisfy { scalar in
        let kind = CharacterClass(scalar.value)
        return scalar.value > 0x20 && !kind.isSpace
          && (!kind.isPunctuation || scalar == "-" || scalar == "_" || scalar == "." || scalar == ":")
      }
  }
}
