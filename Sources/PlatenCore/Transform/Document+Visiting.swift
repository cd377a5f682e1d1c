extension Document {
  /// Calls a function with every list of inlines in reading order, a list before the lists within it.
  ///
  /// The lists and contexts are those of ``rewriteInlines(_:)``.
  ///
  /// - Throws: the error of the function; no further list is visited then.
  /// - Complexity: O(*n*) in the number of nodes, without the time of the function.
  public func forEachInlines<Failure: Error>(
    _ body: (_ inlines: [Inline], _ context: InlineContext) throws(Failure) -> Void
  ) throws(Failure) {
    try self.body.forEachInlines(InlineContext(language: primaryLanguage), body)
  }
}

extension [Block] {
  fileprivate func forEachInlines<Failure: Error>(
    _ context: InlineContext, _ body: ([Inline], InlineContext) throws(Failure) -> Void
  ) throws(Failure) {
    for block in self {
      try block.forEachChild { (blocks, child) throws(Failure) in
        try blocks.forEachInlines(context.inside(child), body)
      } inlines: { (inlines, child) throws(Failure) in
        try inlines.visit(context.inside(child), body)
      }
    }
  }
}

extension [Inline] {
  fileprivate func visit<Failure: Error>(
    _ context: InlineContext, _ body: ([Inline], InlineContext) throws(Failure) -> Void
  ) throws(Failure) {
    try body(self, context)
    for inline in self {
      try inline.forEachChild { (blocks, child) throws(Failure) in
        try blocks.forEachInlines(context.inside(child), body)
      } inlines: { (inlines, child) throws(Failure) in
        try inlines.visit(context.inside(child), body)
      }
    }
  }
}
