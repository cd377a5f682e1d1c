import Pictures
import PlatenCore
import Subprocess

/// The program ImageMagick, found and asked for its version.
///
/// Pictures go through its standard input and output. Its arguments are made of numbers and constants alone: nothing of a
/// document is among them, and the format is named, so that the program does not guess it from the bytes.
struct PictureProgram: Sendable {
  /// The name and version as the program gives them: `ImageMagick 6.9.11-60`.
  let version: String
  private let program: PluginProgram

  /// What came of a picture.
  enum Result: Sendable {
    case scaled([UInt8], PictureSize)
    /// The program refused the picture; why, as the end of a sentence.
    case failed(String)
  }

  /// Finds the program.
  ///
  /// - Parameter name: a path or a name; blank for the names that the program has.
  /// - Throws: `TransformError` if it is not there, or is another program of that name.
  init(named name: String) async throws(TransformError) {
    var found: PluginProgram?
    var failure: PluginError?
    // Version 7 has one program, `magick`; version 6, which Debian 12 has, names it `convert`.
    for candidate in name.isEmpty ? ["magick", "convert"] : [name] where found == nil {
      do throws(PluginError) { found = try PluginProgram(named: candidate) } catch { failure = failure ?? error }
    }
    guard let found else {
      throw TransformError(
        .plugin, failure?.message ?? "the program ImageMagick was not found", advice: PictureProgram.advice)
    }
    program = found
    let outcome = try await PictureProgram.run(found, ["-version"], input: [], outputSize: 1 << 20)
    let line = String(decoding: outcome.output.prefix { $0 != 0x0A }, as: UTF8.self)
    let words = line.split(separator: " ")
    // Other systems have other programs named `convert`.
    guard outcome.status == .exited(0), words.count > 2, words[0] == "Version:", words[1] == "ImageMagick" else {
      throw TransformError(
        .plugin, "\(Diagnostic.escaped(found.path)) is not ImageMagick", advice: PictureProgram.advice)
    }
    version = "ImageMagick \(Diagnostic.escaped(String(words[2])))"
  }

  private static let advice =
    "Install ImageMagick (Debian: apt-get install imagemagick; macOS: brew install imagemagick), or name the program "
    + "with --set scaled-pictures.program=PATH."

  /// Scales a picture down until it is within the limits.
  ///
  /// - Parameters:
  ///   - picture: a PNG or JPEG without animation.
  ///   - size: its size.
  ///   - limit: what it may not exceed.
  func scale(_ picture: Picture, from size: PictureSize, to limit: PictureLimit) async throws(TransformError) -> Result
  {
    let upright = size.upright(picture.orientation)
    var target = limit.size(for: upright)
    // Every round begins with the original. The bytes of a picture shrink nearly as its pixels do.
    for _ in 0..<PictureProgram.rounds {
      let outcome = try await PictureProgram.run(
        program, arguments(for: picture.kind, target), input: picture.content, outputSize: limit.outputSize)
      switch outcome.stop {
      case .cancelled: throw TransformError(.cancelled, "the transform was cancelled")
      case .timeOut: return .failed("\(version) takes longer than \(PictureProgram.time)")
      case .tooMuch: break
      case nil:
        guard outcome.status == .exited(0) else {
          return .failed("\(version) cannot scale it\(PictureProgram.lastWords(outcome))")
        }
        guard let result = Picture(readable: outcome.output), result.kind == picture.kind,
          PictureSize(of: result) == target
        else { return .failed("\(version) returned no picture of the expected size") }
        if outcome.output.count <= limit.bytes { return .scaled(outcome.output, target) }
      }
      // A little more than needed, so that one round is usually enough.
      let produced = outcome.stop == nil ? outcome.output.count : limit.outputSize
      target = target.scaled(by: 0.95 * (Double(limit.bytes) / Double(produced)).squareRoot())
    }
    return .failed("\(version) cannot make it smaller than \(limit.bytes) bytes")
  }

  private static let rounds = 8
  private static let time = Duration.seconds(60)

  private func arguments(for kind: Picture.Kind, _ size: PictureSize) -> [String] {
    let format = kind == .png ? "png:-" : "jpeg:-"
    let quality =
      kind == .png
      ? ["-define", "png:compression-level=9", "-define", "png:compression-filter=5"]
      : ["-quality", "88", "-sampling-factor", "4:2:0"]
    return [
      // What the header announces is not to cost more than a large photograph does.
      "-limit", "memory", "512MiB", "-limit", "map", "1GiB", "-limit", "disk", "1GiB", "-limit", "thread", "1",
      format, "-auto-orient", "-filter", "Lanczos", "-resize", "\(size.width)x\(size.height)!", "-depth", "8",
      // Dates of the run, comments, places where a photograph was taken: all but what colours mean.
      "+profile", "!icc,*", "+set", "comment", "-define", "png:exclude-chunk=all", "-define",
      "png:include-chunk=tRNS,gAMA,cHRM,sRGB,iCCP",
    ] + quality + ["-interlace", "none", format]
  }

  private static func run(
    _ program: PluginProgram, _ arguments: [String], input: [UInt8], outputSize: Int
  ) async throws(TransformError) -> ProcessRun.Outcome {
    let limits = PluginLimits()
    let run = ProcessRun(
      program: program, arguments: arguments, input: input, time: time, gracePeriod: limits.gracePeriod,
      observer: nil, outputSize: outputSize, errorSize: limits.standardErrorSize)
    do throws(PluginError) { return try await run.run() } catch { throw TransformError(error) }
  }

  /// The reason that the program gave, without the place in its source code.
  private static func lastWords(_ outcome: ProcessRun.Outcome) -> String {
    guard let line = outcome.errors.split(separator: 0x0A).first else { return "" }
    let text = String(decoding: line, as: UTF8.self)
    let reason = text.firstRange(of: " @ ").map { text[..<$0.lowerBound] } ?? text[...]
    return ": " + PluginText.safe(String(reason))
  }
}

extension PictureLimit {
  /// How much a program may write for one picture: a round may miss the limit, but not without end.
  var outputSize: Int { max(32 << 20, bytes * 2) }
}
