/// Does the same work for each number from 0 up, some at once.
///
/// The work runs in child tasks, so that it sees when the caller's task is cancelled.
///
/// - Parameters:
///   - count: how many numbers there are.
///   - atOnce: how many are worked on at the same time.
///   - work: called once for each number, from any thread.
/// - Returns: the results in the order of the numbers.
package func concurrentResults<Result: Sendable>(
  count: Int, atOnce: Int, _ work: @escaping @Sendable (Int) -> Result
) async -> [Result] {
  await withTaskGroup(of: (Int, Result).self) { group in
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
