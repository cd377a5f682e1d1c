import MarkupWriter
import PlatenCore

struct MathProblem { var message: String }
enum MathMarkup {
  static func write(_ math: Math, isBlock: Bool, to markup: inout MarkupWriter) -> MathProblem? {
    MathProblem(message: "stub")
  }
}
struct RawHTML {
  enum Context { case flow, phrasing }
  init(context: Context) {}
  var dropped: [String] = []
  mutating func write(_ html: String, to markup: inout MarkupWriter) { markup.text(html) }
  mutating func finish(to markup: inout MarkupWriter) {}
}
