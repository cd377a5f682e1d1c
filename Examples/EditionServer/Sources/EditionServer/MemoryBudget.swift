import Synchronization

/// The memory that the documents and editions of all requests may take together.
///
/// A request takes what it holds, byte for byte: a client that sends or receives slowly takes little, so there may be many of them.
final class MemoryBudget: Sendable {
  private let free: Atomic<Int>

  init(_ bytes: Int) { free = Atomic(bytes) }

  fileprivate func take(_ bytes: Int) -> Bool {
    guard free.subtract(bytes, ordering: .relaxed).newValue >= 0 else {
      free.add(bytes, ordering: .relaxed)
      return false
    }
    return true
  }

  fileprivate func giveBack(_ bytes: Int) { free.add(bytes, ordering: .relaxed) }
}

/// What one request holds of a ``MemoryBudget``, until the last reference to it is gone.
final class MemoryShare: Sendable {
  private let budget: MemoryBudget
  private let held = Atomic(0)

  init(of budget: MemoryBudget) { self.budget = budget }

  /// - Returns: whether there was as much left. Nothing is taken otherwise.
  func take(_ bytes: Int) -> Bool {
    guard budget.take(bytes) else { return false }
    held.add(bytes, ordering: .relaxed)
    return true
  }

  /// - Parameter bytes: not more than was taken.
  func giveBack(_ bytes: Int) {
    held.subtract(bytes, ordering: .relaxed)
    budget.giveBack(bytes)
  }

  deinit { budget.giveBack(held.load(ordering: .relaxed)) }
}
