extension String {
  /// Whether the text is empty or white space only.
  package var isBlank: Bool { unicodeScalars.allSatisfy { $0.properties.isWhitespace } }
}
