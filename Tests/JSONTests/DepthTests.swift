import Foundation
import JSONImport
import PlatenCore
import Synchronization
import Testing

@Suite struct DepthTests {
  @Test(arguments: ["[", #"{"a":"#, #"[{"a":"#])
  func anyDepthOfJSONIsReadWithoutRecursion(opening: String) throws {
    let deep = String(repeating: opening, count: 100_000)
    let message = onSmallStack { try document(deep) }
    #expect(message?.contains("the text ends too early") == true)
    // The path of so deep a fault is cut.
    #expect((message ?? "").utf8.count < 500)
  }

  @Test func deepArraysAreNoDocument() {
    let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
    #expect(onSmallStack { try document(deep) }?.hasPrefix("a.json:1:1: expected an object, found an array") == true)
    #expect(onSmallStack { try document(whole(deep)) } == "a.json:1:25: body[0]: expected an object, found an array")
  }

  @Test func deepUnknownMemberIsPassedOver() {
    let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
    #expect(onSmallStack { try document(#"{"platen":"1.0","body":[],"x":"# + deep + "}") } == nil)
  }

  @Test(arguments: [
    (#"{"type":"quote","blocks":["#, "]}"),
    (#"{"type":"list","style":"bullet","items":[{"blocks":["#, "]}]}"),
    (#"{"type":"table","columns":[],"rows":[{"cells":[{"blocks":["#, "]}]}]}"),
  ])
  func nodesAreNestedToTheLimitAndNoFurther(opening: String, closing: String) {
    @Sendable func nested(_ depth: Int) -> String {
      whole(
        String(repeating: opening, count: depth - 1) + #"{"type":"thematic-break"}"#
          + String(repeating: closing, count: depth - 1))
    }
    #expect(onSmallStack { try document(nested(Document.maximumDepth)) } == nil)
    let message = onSmallStack { try document(nested(Document.maximumDepth + 1)) }
    #expect(message?.contains("nodes are nested more than 100 levels deep") == true)
    #expect(onSmallStack { try document(nested(100_000)) }?.contains("nested more than") == true)
  }

  @Test func deepestDocumentComesBack() {
    var inlines: [Inline] = [.text("x")]
    for _ in 0..<Document.maximumDepth - 2 { inlines = [.emphasis(Styled(inlines))] }
    let deepest = Document(body: [.paragraph(Paragraph(inlines))])
    let message = onSmallStack {
      let back = try document(try json(deepest))
      guard back == deepest else { throw ImportError("another document") }
      return back
    }
    #expect(message == nil)
  }
}

// Unoptimised frames of deep tables need a little more than the 512 KiB that the model promises.
#if DEBUG
  private let smallStack = 1_024 * 1_024
#else
  private let smallStack = 512 * 1_024
#endif

/// Runs work on a small stack, and returns what it throws.
private func onSmallStack(_ work: @escaping @Sendable () throws -> Document) -> String? {
  let done = DispatchSemaphore(value: 0)
  let result = Outcome()
  let thread = Thread {
    do { _ = try work() } catch { result.message.withLock { $0 = "\(error)" } }
    done.signal()
  }
  thread.stackSize = smallStack
  thread.start()
  done.wait()
  return result.message.withLock { $0 }
}

private final class Outcome: Sendable {
  let message = Mutex<String?>(nil)
}
