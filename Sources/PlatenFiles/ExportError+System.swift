public import PlatenCore

extension ExportError {
  /// Makes an error of a system call's.
  init(writing name: String, _ error: SystemError) {
    self.init(.sink, "cannot write \(Diagnostic.escaped(name)): \(error.reason)", code: error.code)
  }

  /// Whether the reader of a pipe has closed it (`EPIPE`), as `head` does. Usually no message is needed then.
  public var isBrokenPipe: Bool { code == SystemError.brokenPipe.code }
}
