/// Reads from a descriptor, up to a limit.
enum DescriptorReader {
  /// Reads until the end, or until there are `limit` bytes.
  ///
  /// - Parameters:
  ///   - expected: how many bytes there probably are; room is made for them at once.
  ///   - limit: the most bytes that are read, 0 or more.
  static func read(_ descriptor: Int32, expected: Int, limit: Int) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    // One more than expected, so that the end is seen without making room again.
    var room = min(max(expected, 0), limit - 1) + 1
    var isAtEnd = limit <= 0
    while !isAtEnd {
      var failure: SystemError?
      let old = bytes
      bytes = [UInt8](unsafeUninitializedCapacity: old.count + room) { buffer, count in
        _ = buffer.update(fromContentsOf: old)
        count = old.count
        do throws(SystemError) {
          isAtEnd = try fill(UnsafeMutableRawBufferPointer(buffer), &count, from: descriptor)
        } catch {
          failure = error
        }
      }
      if let failure { throw failure }
      if bytes.count >= limit { isAtEnd = true }
      room = min(max(bytes.count, 65_536), limit - bytes.count)
    }
    return bytes
  }

  /// Reads until the buffer is full.
  ///
  /// - Returns: whether the end came first.
  private static func fill(
    _ buffer: UnsafeMutableRawBufferPointer, _ count: inout Int, from descriptor: Int32
  ) throws(SystemError) -> Bool {
    while count < buffer.count {
      do throws(SystemError) {
        // Darwin refuses to read more than 2 GiB at once.
        let piece = buffer[count..<min(buffer.count, count + 1 << 30)]
        let read = try liveRead(descriptor, UnsafeMutableRawBufferPointer(rebasing: piece))
        if read == 0 { return true }
        count += read
      } catch {
        if error.isTemporary {
          try livePoll(reading: descriptor)
        } else if error != .interrupted {
          throw error
        }
      }
    }
    return false
  }
}
