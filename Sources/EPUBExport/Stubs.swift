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
struct PictureError: Error { var message: String }
struct Picture {
  var mediaType: String, fileExtension: String, isCompressed: Bool, hasAnimation: Bool, content: [UInt8]
  var width: Int?, height: Int?
  init(inspecting bytes: [UInt8]) throws(PictureError) {
    mediaType = "image/png"; fileExtension = "png"; isCompressed = true; hasAnimation = false; content = bytes
  }
}
