extension Link {
  /// The text of the link; for one without, its destination, so that something is there to be seen.
  package var shownInlines: [Inline] {
    guard inlines.isEmpty, attributes.id == nil else { return inlines }
    return [.text(destination.hasPrefix("#") ? String(destination.dropFirst()) : destination)]
  }
}
