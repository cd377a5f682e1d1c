import MarkupReader
import Pictures
import PlatenCore

/// Every file that the package document declares, by its kind.
extension EditionCheck {
  mutating func checkFiles(of package: PackageReading) {
    for item in package.items {
      guard let path = item.path, let content = files[path] else { continue }
      if item.mediaType != "application/xhtml+xml" {
        checkDocumentType(content, of: path, mediaType: item.mediaType)
      }
      switch item.mediaType {
      case "application/xhtml+xml":
        var reading = ContentReading(item, path: path)
        reading.read(content, in: &self)
        if item.properties.contains("nav") { checkNavigation(content, of: path) }
      case "application/x-dtbncx+xml": checkNCX(content, of: path, package: package)
      case "text/css":
        let isRemote = checkStylesheet(content, of: path)
        if isRemote, !item.properties.contains("remote-resources") {
          report(
            "check.property-missing", .error, path,
            "The item of the package document does not say “remote-resources”, which the stylesheet has.")
        }
      case let type where type.hasPrefix("image/"):
        checkPicture(content, item: item, path: path)
        if type == "image/svg+xml" {
          var reading = ContentReading(item, path: path)
          reading.read(content, in: &self)
        }
      case let type where type.hasPrefix("font/") || type.contains("font"): checkFont(content, of: path)
      case "application/smil+xml": checkOverlay(content, item: item, path: path)
      case "application/pls+xml", "application/ttml+xml": walk(content, of: path) { _, _, _ in }
      default: break
      }
    }
  }

  private mutating func checkPicture(_ content: [UInt8], item: PackageReading.Item, path: String) {
    do throws(PictureError) {
      let picture = try Picture(inspecting: content)
      if picture.mediaType != item.mediaType {
        report(
          "check.picture-type", .error, path,
          "The picture is declared as \(Diagnostic.quoted(item.mediaType)), and is \(picture.mediaType).")
      }
      pictures[path] = picture
    } catch {
      guard EditionCheck.pictureTypes.contains(item.mediaType) else { return }
      report("check.picture-broken", .error, path, "The picture cannot be used: \(Diagnostic.escaped(error.message)).")
    }
  }

  private static let pictureTypes = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml"]

  private mutating func checkFont(_ content: [UInt8], of path: String) {
    let type = Resource(path: path, bytes: content).detectedMediaType ?? ""
    // An obfuscated font begins with anything.
    if !type.hasPrefix("font/"), files["META-INF/encryption.xml"] == nil {
      report("check.font-broken", .error, path, "The file is declared as a font, and is not one.")
    }
  }
}
