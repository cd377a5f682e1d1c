import PlatenCore
import PlatenFiles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a run asks the file system about its outputs.
enum OutputFiles {
  /// Whether a path names a folder that is there.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}

/// The outputs of a run that are made and not yet in their places.
struct Outputs {
  private var items: [(path: String?, sink: MemorySink)] = []
  private var target: OutputPlan.Target?

  mutating func open(_ target: OutputPlan.Target) throws(Failure) -> MemorySink {
    self.target = target
    return MemorySink()
  }

  mutating func close(_ sink: MemorySink) {
    if case .file(let path)? = target { items.append((path, sink)) } else { items.append((nil, sink)) }
  }

  func abandon() {}

  func failure(_ error: ExportError, at target: OutputPlan.Target) -> Failure { Failure(error, at: target.name) }

  func commit(_ written: (Int) -> Void) throws(Failure) {
    for (index, item) in items.enumerated() {
      let descriptor = item.path.map { Glibc.open($0, O_WRONLY | O_CREAT | O_TRUNC, 0o644) } ?? 1
      guard descriptor >= 0 else { throw Failure(.cannotCreate, "cannot create", at: item.path) }
      _ = Glibc.write(descriptor, item.sink.bytes, item.sink.bytes.count)
      if item.path != nil { Glibc.close(descriptor) }
      written(index)
    }
  }
}
