/// Does the same work for each number from 0 up, some at once.
///
/// The work sees when the caller's task is cancelled: it runs in child tasks, or in that task itself where nothing is done
/// at once.
///
/// - Parameters:
///   - count: how many numbers there are.
///   - atOnce: how many are worked on at the same time.
///   - work: called once for each number, from any thread.
/// - Returns: the results in the order of the numbers.
package func concurrentResults<Result: Sendable>(
  count: Int, atOnce: Int, _ work: @escaping @Sendable (Int) -> Result
) async -> [Result] {
  guard min(count, atOnce) > 1 else { return (0..<count).map(work) }
  return await withTaskGroup(of: (Int, Result).self) { group in
    var results = [Result?](repeating: nil, count: count)
    var begun = 0
    while begun < min(count, max(1, atOnce)) {
      let number = begun
      group.addTask { (number, work(number)) }
      begun += 1
    }
    while let (number, result) = await group.next() {
      results[number] = result
      if begun < count {
        let next = begun
        group.addTask { (next, work(next)) }
        begun += 1
      }
    }
    return results.compactMap(\.self)
  }
}

/// Does the same work for each number from 0 up, some at once, and hands on the results in their order.
///
/// At most `atOnce` results and one more are held at a time. The work sees when the caller's task is cancelled, and when
/// a result cannot be delivered.
///
/// - Parameters:
///   - count: how many numbers there are.
///   - atOnce: how many are worked on at the same time.
///   - work: called once for each number, from any thread.
///   - deliver: takes the results in the order of the numbers, one at a time, where the caller runs.
/// - Throws: what `deliver` throws.
package func concurrently<Output: Sendable, Failure: Error>(
  count: Int, atOnce: Int, _ work: @escaping @Sendable (Int) -> Output,
  deliver: (_ output: Output, _ number: Int) throws(Failure) -> Void
) async throws(Failure) {
  let atOnce = min(count, atOnce)
  guard atOnce > 1 else {
    for number in 0..<count { try deliver(work(number), number) }
    return
  }
  let end = await withTaskGroup(of: (Int, Output).self) { group in
    var waiting: [Int: Output] = [:]
    var begun = 0
    var delivered = 0
    while delivered < count {
      while begun < min(count, delivered + atOnce + 1) {
        let number = begun
        group.addTask { (number, work(number)) }
        begun += 1
      }
      if waiting[delivered] == nil, let (number, output) = await group.next() { waiting[number] = output }
      while let output = waiting.removeValue(forKey: delivered) {
        do throws(Failure) { try deliver(output, delivered) } catch {
          group.cancelAll()
          return Result<Void, Failure>.failure(error)
        }
        delivered += 1
      }
    }
    return .success(())
  }
  try end.get()
}
