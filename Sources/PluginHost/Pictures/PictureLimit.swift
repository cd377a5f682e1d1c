import Pictures

/// The width and height of a picture in pixels, each 1 or more.
struct PictureSize: Hashable, Sendable, CustomStringConvertible {
  var width: Int
  var height: Int

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// The size of a picture as its file stores it; `nil` if the file does not say.
  init?(of picture: Picture) {
    guard let width = picture.width, let height = picture.height, width > 0, height > 0 else { return nil }
    self.init(width: width, height: height)
  }

  var description: String { "\(width) × \(height) pixels" }

  /// The number of pixels. A header may announce more than there are numbers.
  var pixels: Double { Double(width) * Double(height) }

  /// The size of the picture when it is turned upright: orientations 5 to 8 lie on their side (EXIF 2.32 §4.6.4).
  func upright(_ orientation: Int) -> PictureSize {
    orientation >= 5 ? PictureSize(width: height, height: width) : self
  }

  /// The size with the same proportions that is smaller by a factor of at most 1; never blank.
  func scaled(by factor: Double) -> PictureSize {
    PictureSize(
      width: max(1, Int((Double(width) * factor).rounded(.down))),
      height: max(1, Int((Double(height) * factor).rounded(.down))))
  }
}

/// How large a picture may be.
struct PictureLimit: Hashable, Sendable {
  var pixels: Int
  var bytes: Int

  /// Whether a file is larger. What is not a raster picture has no pixels.
  func isExceeded(by file: [UInt8]) -> Bool {
    guard let picture = Picture(readable: file), picture.isCompressed, let size = PictureSize(of: picture) else {
      return false
    }
    return size.pixels > Double(pixels) || file.count > bytes
  }

  /// The largest size with the proportions of another that has no more pixels than allowed.
  func size(for size: PictureSize) -> PictureSize {
    size.pixels > Double(pixels) ? size.scaled(by: (Double(pixels) / size.pixels).squareRoot()) : size
  }
}

extension Picture {
  /// Inspects a file; `nil` if it is no picture, which an exporter reports better.
  init?(readable bytes: [UInt8]) {
    do throws(PictureError) { try self.init(inspecting: bytes) } catch { return nil }
  }
}
