/// Memory for text that does not lie in one piece in its source.
public final class ScratchBuffer {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// How many bytes there are.
  public private(set) var count = 0

  /// Makes an empty buffer.
  public init() {
    capacity = 256
    base = .allocate(capacity: capacity)
  }

  deinit { base.deallocate() }

  /// What has been gathered; valid until the next change.
  public var view: ByteView { ByteView(base: UnsafePointer(base), count: count) }

  /// Empties the buffer, and keeps its memory.
  public func removeAll() { count = 0 }

  /// Adds a byte.
  public func append(_ byte: UInt8) {
    if count == capacity { reserve(1) }
    base[count] = byte
    count += 1
  }

  /// Adds bytes.
  public func append(_ bytes: ByteView) {
    reserve(bytes.count)
    (base + count).update(from: bytes.base, count: bytes.count)
    count += bytes.count
  }

  private func reserve(_ more: Int) {
    guard count + more > capacity else { return }
    let larger = max(capacity * 2, count + more)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    moved.update(from: base, count: count)
    base.deallocate()
    base = moved
    capacity = larger
  }
}
