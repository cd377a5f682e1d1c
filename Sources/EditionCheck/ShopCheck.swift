import Pictures
import PlatenCore

/// The rules of shops, beyond those of EPUB.
extension EditionCheck {
  mutating func checkShops(_ package: PackageReading, size: Int) {
    for shop in Shop.allCases where shops.contains(shop) {
      switch shop {
      case .apple: checkApple(size: size)
      case .google: checkGoogle(package, size: size)
      case .kobo: checkKobo(package)
      case .kindle: checkKindle(package)
      }
    }
  }

  private mutating func checkApple(size: Int) {
    if size > 2 << 30 { report("check.apple-size", .error, nil, "Apple takes files of at most 2 GB.") }
    for (path, picture) in pictures.sorted(by: { $0.key < $1.key }) where picture.kind != .svg {
      let pixels = (picture.width ?? 0).multipliedReportingOverflow(by: picture.height ?? 0)
      if pixels.overflow || pixels.partialValue > 5_600_000 {
        report("check.apple-picture-large", .error, path, "Apple takes pictures of at most 5.6 million pixels.")
      }
      if picture.isCMYK {
        report(
          "check.apple-picture-colours", .error, path,
          "Apple takes pictures in RGB, and this one is in the colours of print.")
      }
    }
    let hasFonts = files.keys.contains { $0.hasSuffix(".ttf") || $0.hasSuffix(".otf") }
    if hasFonts, files["META-INF/com.apple.ibooks.display-options.xml"] == nil {
      report(
        "check.apple-fonts", .warning, nil, "Apple Books does not use the embedded fonts.",
        advice: "Add META-INF/com.apple.ibooks.display-options.xml with the option specified-fonts.")
    }
  }

  private mutating func checkGoogle(_ package: PackageReading, size: Int) {
    if size > 2 << 30 { report("check.google-size", .error, nil, "Google takes files of less than 2 GB.") }
    guard let path = package.cover?.path, let cover = pictures[path], let width = cover.width, let height = cover.height
    else { return }
    if max(width, height) < 640 || max(width, height) > 7_200 {
      report(
        "check.google-cover", .error, path,
        "Google takes covers of 640 to 7,200 pixels, and this one has \(width) × \(height).")
    }
  }

  private mutating func checkKobo(_ package: PackageReading) {
    for item in package.items where item.mediaType == "application/xhtml+xml" {
      guard let path = item.path, let content = files[path] else { continue }
      if content.count > 10 << 20 {
        report("check.kobo-document-large", .error, path, "Kobo takes content documents of at most 10 MB.")
      }
    }
    if let path = package.cover?.path, pictures[path]?.kind == .gif {
      report("check.kobo-cover", .error, path, "Kobo takes no GIF as a cover.")
    }
  }

  private mutating func checkKindle(_ package: PackageReading) {
    if let path = package.cover?.path, let cover = pictures[path] {
      if cover.kind != .jpeg, cover.kind != .png {
        report(
          "check.kindle-cover-kind", .error, path, "Kindle shows no cover of this kind (\(cover.mediaType)).",
          advice: "Give a JPEG or PNG picture.")
      } else if min(cover.width ?? 0, cover.height ?? 0) < 500 {
        report(
          "check.kindle-cover-small", .error, path, "Kindle takes covers of at least 500 pixels on the shorter side.")
      }
    }
    for (path, picture) in pictures.sorted(by: { $0.key < $1.key }) where picture.content.count > 5_000_000 {
      report("check.kindle-picture-large", .error, path, "Kindle takes pictures of at most 5 MB.")
    }
    for item in package.items {
      guard let path = item.path, files[path] != nil else { continue }
      if item.properties.contains("scripted") {
        report("check.kindle-script", .warning, path, "Kindle leaves out scripts and forms.")
      }
      if item.mediaType.contains("woff") {
        report("check.kindle-font", .warning, path, "Kindle takes no WOFF; give TTF or OTF.")
      }
    }
  }
}
