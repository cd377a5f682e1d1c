import MarkupWriter
import PlatenCore

struct RawHTML {
  enum Context { case flow, phrasing }
  init(context: Context) {}
  var dropped: [String] = []
  mutating func write(_ html: String, to markup: inout MarkupWriter) { markup.text(html) }
  mutating func finish(to markup: inout MarkupWriter) {}
}
