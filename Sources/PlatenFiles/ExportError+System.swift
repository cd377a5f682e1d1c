public import PlatenCore

extension ExportError {
  /// Makes an error of a system call's.
  init(writing name: String, _ error: SystemError) {
    self.init(.sink, "cannot write \(Diagnostic.escaped(name)): \(error.reason)", code: error.code)
  }

  /// Whether the reader of a pipe went away (`EPIPE`), as `head` does: no reason to complain to anybody.
  public var isBrokenPipe: Bool { code == SystemError.brokenPipe.code }
}
