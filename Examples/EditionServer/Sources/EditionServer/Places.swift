import Synchronization

/// How many requests may be under way: each holds a document in memory.
final class Places: Sendable {
  private let free: Atomic<Int>

  init(_ count: Int) { free = Atomic(count) }

  /// - Returns: a place until the last reference to it is gone, or `nil` if all are taken.
  func take() -> Place? {
    guard free.subtract(1, ordering: .relaxed).newValue >= 0 else {
      free.add(1, ordering: .relaxed)
      return nil
    }
    return Place(self)
  }

  fileprivate func giveBack() { free.add(1, ordering: .relaxed) }
}

/// One of the ``Places``.
final class Place: Sendable {
  private let places: Places

  fileprivate init(_ places: Places) { self.places = places }

  deinit { places.giveBack() }
}
