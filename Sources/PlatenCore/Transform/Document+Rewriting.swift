extension Document {
  /// Rewrites every list of inlines in place: inner lists before the list that holds them, otherwise in reading order.
  ///
  /// The body is called for the text of paragraphs, headings, captions and defined terms, and for the content of styled
  /// text, links, spans and both halves of glosses. What it puts in is not visited again. The payload of a node is taken
  /// out of the tree while its text is rewritten, so that no text is copied that was not shared before.
  ///
  /// - Throws: what the body throws; the document is then changed up to that list.
  /// - Complexity: O(*n*) in the number of nodes, besides what the body does.
  public mutating func rewriteInlines<Failure: Error>(
    _ body: (_ inlines: inout [Inline], _ context: InlineContext) throws(Failure) -> Void
  ) throws(Failure) {
    try self.body.rewriteInlines(InlineContext(language: primaryLanguage), body)
  }
}

extension [Block] {
  fileprivate mutating func rewriteInlines<Failure: Error>(
    _ context: InlineContext, _ body: (inout [Inline], InlineContext) throws(Failure) -> Void
  ) throws(Failure) {
    for index in indices {
      try self[index].mutateChildren { (blocks, child) throws(Failure) in
        try blocks.rewriteInlines(context.inside(child), body)
      } inlines: { (inlines, child) throws(Failure) in
        try inlines.rewrite(context.inside(child), body)
      }
    }
  }
}

extension [Inline] {
  fileprivate mutating func rewrite<Failure: Error>(
    _ context: InlineContext, _ body: (inout [Inline], InlineContext) throws(Failure) -> Void
  ) throws(Failure) {
    for index in indices {
      try self[index].mutateChildren { (blocks, child) throws(Failure) in
        try blocks.rewriteInlines(context.inside(child), body)
      } inlines: { (inlines, child) throws(Failure) in
        try inlines.rewrite(context.inside(child), body)
      }
    }
    try body(&self, context)
  }
}
