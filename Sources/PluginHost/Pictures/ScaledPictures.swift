import Pictures
public import PlatenCore

/// Scales pictures that are larger than shops take, with the program ImageMagick.
///
/// Pictures in PNG and JPEG with more pixels or bytes than the options allow are scaled down with their proportions, turned
/// as their EXIF data say, and written without metadata but their colour profile: the same picture gives the same bytes with
/// the same version of the program. Other pictures, and animations, are not changed. Platen contains no code that decodes pictures.
public struct ScaledPictures: Transform {
  public static let name = "scaled-pictures"
  public static let summary =
    "Scales PNG and JPEG pictures down that are larger than shops take, with the program ImageMagick."

  /// The options.
  public var options: ScaledPictureOptions

  /// Makes the transform.
  public init(options: ScaledPictureOptions = ScaledPictureOptions()) { self.options = options }

  public func apply(to document: inout Document, context: TransformContext) async throws(TransformError) {
    try context.checkCancellation()
    let limit = PictureLimit(pixels: options.pixels, bytes: options.bytes)
    let large = document.resources.indices.filter { limit.isExceeded(by: document.resources[$0].bytes) }
    guard !large.isEmpty else { return }
    let program = try await PictureProgram(named: options.program)
    for index in large {
      try context.checkCancellation()
      let resource = document.resources[index]
      let shown = Diagnostic.quoted(resource.path)
      // A picture that cannot be read is the exporter's to report.
      guard let picture = Picture(readable: resource.bytes), let from = PictureSize(of: picture) else { continue }
      guard !picture.hasAnimation, picture.kind == .png || picture.kind == .jpeg else {
        context.log.report(
          Diagnostic(
            "scaled-pictures.kept", .note,
            "The picture \(shown) is larger than the limit and stays as it is: only PNG and JPEG without animation are scaled."
          ))
        continue
      }
      switch try await program.scale(picture, from: from, to: limit) {
      case .scaled(let bytes, let to):
        document.resources[index].bytes = bytes
        context.log.report(
          Diagnostic(
            "scaled-pictures.scaled", .note,
            "The picture \(shown) is scaled from \(from) (\(resource.bytes.count) bytes) to \(to) (\(bytes.count) bytes) by \(program.version).",
            loss: .simplified))
      case .failed(let reason):
        context.log.report(
          Diagnostic(
            "scaled-pictures.failed", .warning, "The picture \(shown) stays at \(from): \(reason)."))
      }
    }
  }
}

/// The options of the scaling of pictures.
public struct ScaledPictureOptions: FormatOptions {
  /// The maximum number of pixels.
  public var pixels = 5_600_000
  /// The maximum size of a file in bytes.
  public var bytes = 5_000_000
  /// The program: a path, or a name in the search path; blank for `magick` or `convert`, whichever is found first.
  public var program = ""

  /// Makes options with their defaults.
  public init() {}

  public static let schema = OptionSchema<ScaledPictureOptions>([
    .integer(
      "pixels", \.pixels, in: 10_000...1_000_000_000,
      help: "The maximum number of pixels, width times height. Apple takes 5.6 million."),
    .integer(
      "bytes", \.bytes, in: 10_000...1_000_000_000, help: "The maximum size of a file in bytes. Kindle takes 5 million."
    ),
    .text(
      "program", \.program,
      help: "The program ImageMagick: a path, or a name in the search path. Blank means magick or convert."),
  ])
}
