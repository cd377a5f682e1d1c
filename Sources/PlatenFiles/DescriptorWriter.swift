/// Collects bytes and hands them to a descriptor in large pieces.
struct DescriptorWriter {
  /// How many bytes are collected: fewer system calls do not make it faster.
  static let capacity = 65_536

  let descriptor: Int32
  let calls: SystemCalls
  private let capacity: Int
  private var buffer: [UInt8] = []

  init(_ descriptor: Int32, calls: SystemCalls, capacity: Int = DescriptorWriter.capacity) {
    self.descriptor = descriptor
    self.calls = calls
    self.capacity = capacity
  }

  /// Takes bytes; writes when there are enough of them.
  mutating func write(_ bytes: Span<UInt8>) throws(SystemError) {
    if buffer.count + bytes.count > capacity { try flush() }
    if bytes.count >= capacity {
      try bytes.withUnsafeBytes { (bytes) throws(SystemError) in try writeAll(bytes) }
    } else {
      buffer.reserveCapacity(capacity)
      bytes.withUnsafeBufferPointer { buffer.append(contentsOf: $0) }
    }
  }

  /// Writes what was collected.
  mutating func flush() throws(SystemError) {
    guard !buffer.isEmpty else { return }
    try buffer.span.withUnsafeBytes { (bytes) throws(SystemError) in try writeAll(bytes) }
    buffer.removeAll(keepingCapacity: true)
  }

  private func writeAll(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
    var rest = bytes
    while !rest.isEmpty {
      do throws(SystemError) {
        let count = try calls.write(descriptor, rest)
        // POSIX does not say what it means when a write of something writes nothing; to go on could be for ever.
        guard count > 0 else { throw .inputOutput }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      } catch {
        if error.isTemporary {
          try calls.poll(descriptor)
        } else if error != .interrupted {
          throw error
        }
      }
    }
  }
}
