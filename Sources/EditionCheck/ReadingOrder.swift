import PlatenCore

/// The order in which a book is read, and whether all of it can be reached.
extension EditionCheck {
  /// EPUB 3.3 §7.4: the contents and the list of pages go through the book as it is read.
  mutating func checkReadingOrder(_ package: PackageReading) {
    let places = package.spine.enumerated().compactMap { index, reference in
      package.item(reference.idref)?.path.map { ($0, index) }
    }
    let order = Dictionary(places) { first, _ in first }
    var last: [String: (document: Int, place: Int)] = [:]
    var reported: Set<String> = []
    for (list, path, fragment, from, line) in entries {
      guard let document = order[path] else { continue }
      let place = fragment.flatMap { ids[path]?[$0] } ?? -1
      if let before = last[list], (document, place) < before, reported.insert(list).inserted {
        report(
          "check.navigation-order", .warning, from, line: line,
          "The list “\(list)” is not in the order of reading: an entry leads back behind the one before.")
      }
      last[list] = (document, place)
    }
  }

  /// EPUB 3.3 §5.7.2: what is not read on the way is linked to.
  mutating func checkReachable(_ package: PackageReading) {
    guard isEPUB3 else { return }
    let linked = Set(references.filter { $0.use == .link && !$0.from.hasSuffix(".ncx") }.map(\.path))
    let isScripted = package.items.contains { $0.properties.contains("scripted") }
    for reference in package.spine where !reference.isLinear {
      guard let item = package.item(reference.idref), let path = item.path, !linked.contains(path) else { continue }
      report(
        "check.spine-unreachable", isScripted ? .warning : .error, package.path, line: reference.line,
        "\(Diagnostic.quoted(path)) is not read on the way (linear), and nothing links to it.")
    }
  }
}
