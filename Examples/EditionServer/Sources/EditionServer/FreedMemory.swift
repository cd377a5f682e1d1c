import CMalloc

/// The memory that a document needed and does not need any more.
enum FreedMemory {
  /// Gives it back to the system. glibc keeps it for later otherwise, separately for each thread.
  static func giveBack() { give_freed_memory_back() }
}
