import HTTPTypes

/// Runs something; at the deadline cancels it.
///
/// - Throws: ``Problem`` with the status and the message at the deadline; what the action throws.
func withDeadline<Result: Sendable>(
  _ deadline: ContinuousClock.Instant, or status: HTTPResponse.Status, _ message: String,
  _ action: @escaping @Sendable () async throws -> Result
) async throws -> Result {
  try await withThrowingTaskGroup(of: Result.self) { group in
    defer { group.cancelAll() }
    group.addTask { try await action() }
    group.addTask {
      try await Task.sleep(until: deadline, clock: .continuous)
      throw Problem(status, message)
    }
    guard let result = try await group.next() else { throw CancellationError() }
    return result
  }
}
