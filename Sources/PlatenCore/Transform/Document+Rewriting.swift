extension Document {
  /// Rewrites every list of inlines in place, in reading order, inner lists before the list that contains them.
  ///
  /// The function is called for the text of paragraphs, headings, captions and defined terms, and for the content of styled
  /// text, links, spans and both parts of glosses. Nodes that it inserts are not visited again. The payload of a node is moved
  /// out of the tree while its text is rewritten, so that text is not copied unless it was shared before.
  ///
  /// - Throws: the error of the function; the lists before are changed then.
  /// - Complexity: O(*n*) in the number of nodes, without the time of the function.
  public mutating func rewriteInlines<Failure: Error>(
    _ body: (_ inlines: inout [Inline], _ context: InlineContext) throws(Failure) -> Void
  ) throws(Failure) {
    try self.body.rewriteInlines(InlineContext(language: primaryLanguage), body)
  }
}

extension [Block] {
  /// Rewrites every list of inlines in these blocks, as ``Document/rewriteInlines(_:)`` does.
  ///
  /// - Parameter language: the language that stands around the blocks.
  package mutating func rewriteInlines<Failure: Error>(
    in language: Language, _ body: (_ inlines: inout [Inline], _ context: InlineContext) throws(Failure) -> Void
  ) throws(Failure) {
    try rewriteInlines(InlineContext(language: language), body)
  }

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
