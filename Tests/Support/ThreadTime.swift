import Foundation

/// Processor time, which goes on only while the thread runs: what it measures does not depend on what else the machine does.
public enum ThreadTime {
  /// The shortest processor time of several runs of some work, in seconds. The work must stay on its thread.
  ///
  /// - Parameters:
  ///   - times: how many runs there are, 1 or more.
  ///   - work: what is measured.
  public static func shortest(of times: Int = 3, _ work: () -> Void) -> Double {
    var best = Double.infinity
    for _ in 0..<times {
      let start = now
      work()
      best = min(best, now - start)
    }
    return best
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
