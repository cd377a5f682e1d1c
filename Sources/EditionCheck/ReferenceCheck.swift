import MarkupReader
import PlatenCore

/// References from one file to another: where they lead, and whether that is what they are for.
extension EditionCheck {
  /// What a reference is for.
  enum Use: Hashable {
    /// A reader follows it.
    case link
    /// It says where something comes from.
    case citation
    /// A file that is of interest, as an icon or the next document.
    case related
    case picture
    /// One of the pictures of a `picture` element, which is shown if it can be.
    case pictureChoice
    case media
    case stylesheet
    case font
    /// Anything that is shown or run within the document.
    case object
    case script
    /// A part of a drawing, shown in another.
    case drawing
    /// A gradient or pattern of a drawing.
    case paint
    /// The place that a media overlay speaks of.
    case spoken
    /// The sound of a media overlay.
    case sound
  }

  /// A reference whose target is looked at when all files were read.
  struct Reference {
    var from: String
    var line: Int
    var path: String
    var fragment: String?
    var use: Use
    /// The media type that the reference says.
    var type: String?
  }

  /// Looks at a reference: where it leads is checked when all files were read.
  ///
  /// - Returns: whether it is to a resource outside of the container.
  @discardableResult
  mutating func follow(_ reference: String, from path: String, line: Int, as use: Use, type: String? = nil) -> Bool {
    let reference = reference.trimmed
    guard !reference.isEmpty else {
      if use == .drawing || use == .spoken {
        report("check.link-to-nothing", .error, path, line: line, "A reference is blank.")
      }
      return false
    }
    if let scheme = ContainerPath.scheme(of: reference) {
      return followOutwards(reference, scheme: scheme, from: path, line: line, as: use)
    }
    if reference.prefix(while: { $0 != "#" }).contains("?") {
      report(
        "check.link-malformed", .error, path, line: line,
        "\(Diagnostic.quoted(reference)) asks for something with ?, and there is nobody to answer in a container.")
    }
    if reference.contains(where: \.isWhitespace) {
      report(
        "check.link-malformed", .error, path, line: line,
        "\(Diagnostic.quoted(reference)) has blanks in it, which are written as %20.")
    }
    // EPUB 2 has citations of anything.
    if use == .citation, !isEPUB3 { return false }
    guard let (target, fragment) = ContainerPath.resolve(reference, from: path) else {
      report(
        "check.link-leaves", .error, path, line: line, "\(Diagnostic.quoted(reference)) leads out of the container.")
      return false
    }
    references.append(
      Reference(from: path, line: line, path: target, fragment: fragment, use: use, type: type))
    return false
  }

  private mutating func followOutwards(
    _ reference: String, scheme: String, from path: String, line: Int, as use: Use
  ) -> Bool {
    let isShown = ![.link, .citation, .related].contains(use)
    switch scheme {
    case "http", "https", "ftp":
      if let fault = WebAddress.fault(of: reference) {
        report(
          "check.link-malformed", .error, path, line: line, "The address \(Diagnostic.quoted(reference)) \(fault).")
      }
      guard isShown else { return false }
      guard [.media, .font, .sound].contains(use) else {
        report(
          "check.resource-remote", .error, path, line: line,
          "\(Diagnostic.quoted(reference)) is not in the container: an EPUB holds its pictures and stylesheets.")
        return true
      }
      remotes.append((reference, path, line))
      return true
    case "data":
      if use == .link {
        report("check.link-scheme", .error, path, line: line, "A link leads to data within itself.")
      } else if use == .picture, !EditionCheck.isPicture(String(reference.dropFirst(5).prefix { !";,".contains($0) })) {
        report(
          "check.resource-foreign", .error, path, line: line,
          "\(Diagnostic.quoted(reference)) is no picture that every reading system shows.")
      }
    case "file":
      report(
        "check.link-scheme", .error, path, line: line,
        "\(Diagnostic.quoted(reference)) is a file of one machine, which nobody else has.")
    case "mailto", "tel", "irc", "doi", "urn", "isbn", "sms", "geo", "news": break
    case "javascript", "vbscript":
      report(
        "check.link-scheme", .error, path, line: line,
        "The link \(Diagnostic.quoted(reference)) is a program, which reading systems do not run, or should not.")
    default:
      report(
        "check.link-scheme", isShown ? .error : .warning, path, line: line,
        "The link \(Diagnostic.quoted(reference)) has a scheme that few readers follow.")
    }
    return false
  }

  /// Media types that every reading system knows, or that begin the names of such (EPUB 3.3 §3.2).
  static func isCore(_ mediaType: String) -> Bool {
    isPicture(mediaType) || ["font/", "audio/mp", "audio/ogg"].contains(where: mediaType.hasPrefix)
      || [
        "text/css", "application/xhtml+xml", "application/javascript", "text/javascript", "application/ecmascript",
        "application/smil+xml", "application/x-dtbncx+xml", "application/font-sfnt", "application/font-woff",
        "application/vnd.ms-opentype",
      ].contains(mediaType)
  }

  static func isPicture(_ mediaType: String) -> Bool {
    ["image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml"].contains(mediaType)
  }

  /// Checks where references lead.
  mutating func checkReferences(_ package: PackageReading) {
    let declared = Dictionary(package.items.compactMap { item in item.path.map { ($0, item) } }) { first, _ in first }
    let spine = Set(package.spine.compactMap { package.item($0.idref)?.path })
    for reference in references {
      func report(_ id: String, _ severity: Finding.Severity, _ message: String, _ check: inout EditionCheck) {
        check.report(id, severity, reference.from, line: reference.line, message)
      }
      let name = Diagnostic.quoted(reference.path)
      guard files[reference.path] != nil else {
        // EPUB 2 does not need its scripts: readers do not run them.
        let isAdvice = reference.use == .related || reference.use == .script && !isEPUB3
        report(
          "check.link-to-nothing", isAdvice ? .warning : .error,
          "The file \(name) is not in the container.", &self)
        continue
      }
      guard let item = declared[reference.path] else {
        guard reference.use != .related else { continue }
        report("check.link-undeclared", .error, "The file \(name) is not declared in the package document.", &self)
        continue
      }
      if let type = reference.type, type.contains("/"), !type.contains(";"), type.lowercased() != item.mediaType,
        [.object, .pictureChoice, .media].contains(reference.use)
      {
        report(
          "check.link-media-type", .warning,
          "The file \(name) is called \(Diagnostic.quoted(type)), and declared as \(Diagnostic.quoted(item.mediaType)).",
          &self)
      }
      if let fault = fault(of: reference, to: item, in: package, spine: spine) {
        report(fault.id, .error, fault.message, &self)
      } else if let fault = faultOfFragment(reference, to: item) {
        report(fault.id, fault.isWarning ? .warning : .error, fault.message, &self)
      }
    }
    checkRemotes(package)
    checkReadingOrder(package)
    checkReachable(package)
    for (path, known) in ids.sorted(by: { $0.key < $1.key }) {
      for id in known.keys.sorted() where !XMLName.isASCIIName(id) {
        report(
          "check.id-odd", .warning, path,
          "Older reading systems do not find the id \(Diagnostic.quoted(id)): it is not a plain name."
        )
        break
      }
    }
  }

  /// What is wrong with the kind of file that a reference leads to.
  private func fault(
    of reference: Reference, to item: PackageReading.Item, in package: PackageReading, spine: Set<String>
  ) -> (id: String, message: String)? {
    let name = Diagnostic.quoted(reference.path)
    let isContent = item.mediaType == "application/xhtml+xml" || item.mediaType == "image/svg+xml"
    switch reference.use {
    case .link, .spoken:
      if !isContent, !package.leads(item, to: { PackageReading.contentTypes.contains($0) }) {
        return ("check.link-media-type", "A link leads to \(name), which is not a content document.")
      }
      if isContent, !spine.contains(reference.path) {
        return ("check.link-not-in-spine", "The document \(name) is linked to and not in the spine.")
      }
    case .picture, .pictureChoice:
      if EditionCheck.isPicture(item.mediaType) { return nil }
      if reference.use == .pictureChoice {
        return reference.type == nil ? ("check.resource-foreign", "\(name) is no picture that is always shown.") : nil
      }
      if !package.leads(item, to: EditionCheck.isCore) {
        return ("check.resource-foreign", "\(name) is no picture that every reading system shows.")
      }
    case .stylesheet:
      if reference.fragment != nil { return ("check.link-malformed", "A reference to a stylesheet has a fragment.") }
    case .drawing:
      if reference.fragment == nil {
        return ("check.link-malformed", "The element use does not say which part of \(name) to show.")
      }
    case .sound:
      if !item.mediaType.hasPrefix("audio/") || item.mediaType.hasPrefix("audio/x-") {
        return ("check.overlay-sound", "\(name) is no sound that every reading system plays.")
      }
    case .citation, .related, .media, .font, .object, .script, .paint: break
    }
    return nil
  }

  /// What is wrong with the place in a file that a reference leads to.
  private func faultOfFragment(
    _ reference: Reference, to item: PackageReading.Item
  ) -> (id: String, message: String, isWarning: Bool)? {
    guard let fragment = reference.fragment, !fragment.isEmpty, !fragment.hasPrefix("epubcfi(") else { return nil }
    let name = Diagnostic.quoted(reference.path)
    if item.mediaType.hasPrefix("image/"), item.mediaType != "image/svg+xml" {
      return ("check.link-to-no-place", "\(name) is a picture, which has no places.", true)
    }
    guard let known = ids[reference.path], known[fragment] == nil else { return nil }
    if item.mediaType == "image/svg+xml", fragment.hasPrefix("svgView(") || fragment.hasPrefix("xywh=") { return nil }
    if fragment.hasPrefix(":~:") || fragment.hasPrefix("t=") { return nil }
    return ("check.link-to-no-place", "\(name) has no place \(Diagnostic.quoted(fragment)).", reference.use == .related)
  }

  /// Resources that are fetched while reading are declared too (EPUB 3.3 §3.6).
  private mutating func checkRemotes(_ package: PackageReading) {
    let declared = Set(package.items.filter { $0.path == nil }.map(\.href))
    for (address, path, line) in remotes {
      let plain = String(address.prefix { $0 != "#" })
      if !declared.contains(plain) {
        report(
          "check.link-undeclared", .error, path, line: line,
          "\(Diagnostic.quoted(address)) is outside of the container, and the package document does not declare it.")
      }
      if address.hasPrefix("http:") {
        report(
          "check.resource-insecure", .warning, path, line: line,
          "\(Diagnostic.quoted(address)) is fetched without https: others can see and change it.")
      }
    }
  }
}
