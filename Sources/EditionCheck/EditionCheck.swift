import Pictures
import PlatenCore
import ZIPReader

/// Checks EPUBs: container, package document, navigation, content documents, stylesheets, pictures, and the rules of shops.
///
/// The rules are those of EPUB 3.3 and its parts as far as a reader or a shop depends on them, and what is known to go wrong
/// beyond them. An EPUB is input like any other, and may be hostile: everything is read within limits.
package struct EditionCheck {
  /// What was found, in the order of the files.
  package internal(set) var findings: [Finding] = []
  let shops: Set<Shop>
  /// The files of the container by path, without folders.
  var files: [String: [UInt8]] = [:]
  /// The ids of the elements of each content document, and their order.
  var ids: [String: [String: Int]] = [:]
  /// Where the lists of the navigation lead.
  var entries: [(list: String, path: String, fragment: String?, from: String, line: Int)] = []
  /// Links that lead to a fragment: looked at when all ids are known.
  var references: [Reference] = []

  /// Whether the package document is of EPUB 3: EPUB 2 has XHTML 1.1, and no properties.
  private(set) var isEPUB3 = true

  /// The documents that have a dictionary or an index in them.
  var dictionaries: Set<String> = []
  var indexes: Set<String> = []

  /// The pictures that can be used.
  var pictures: [String: Picture] = [:]

  /// Resources that are fetched while reading.
  var remotes: [(address: String, path: String, line: Int)] = []
  /// The viewports that content documents ask for.
  var viewports: [String: [(content: String, line: Int)]] = [:]
  /// The documents that each media overlay speaks of.
  var spoken: [String: Set<String>] = [:]

  /// Checks an EPUB.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - shops: the shops whose rules count too.
  /// - Complexity: O(*n*) in the bytes that are packed in it.
  package init(_ bytes: [UInt8], for shops: Set<Shop> = []) {
    self.shops = shops
    let archive: ZIPArchive
    do throws(ZIPReaderError) { archive = try ZIPArchive(bytes) } catch {
      report("check.container-unreadable", .error, nil, Diagnostic.escaped("The container cannot be read: \(error)."))
      return
    }
    checkContainer(archive)
    guard let path = packagePath() else { return }
    guard let content = files[path] else {
      report(
        "check.package-missing", .error, "META-INF/container.xml",
        "The package document \(Diagnostic.quoted(path)) is not in the container.")
      return
    }
    guard let package = PackageReading(content, path: path, in: &self) else { return }
    isEPUB3 = !package.version.hasPrefix("2.")
    checkPackage(package)
    checkFiles(of: package)
    checkReferences(package)
    if isEPUB3 { checkFixedLayout(package) }
    if isEPUB3 { checkOverlays(package) }
    if isEPUB3 { checkProfiles(package) }
    checkShops(package, size: bytes.count)
  }

  /// A check of nothing yet.
  init() { shops = [] }

  /// Whether an EPUB passed: there is no error.
  package var hasPassed: Bool { !findings.contains { $0.severity == .error } }

  mutating func report(
    _ id: String, _ severity: Finding.Severity, _ path: String?, line: Int? = nil, _ message: String,
    advice: String? = nil
  ) {
    // A book of a thousand chapters can have the same fault in each of them, and a thousand lines would hide other findings.
    guard findings.count < EditionCheck.maximumFindings else { return }
    guard isEPUB3 || !EditionCheck.rulesOfEPUB3.contains(id) else { return }
    let severity = isEPUB3 || !EditionCheck.adviceForEPUB2.contains(id) ? severity : .warning
    findings.append(Finding(id: id, severity: severity, path: path, line: line, message: message, advice: advice))
  }

  private static let maximumFindings = 1_000

  /// What EPUB 2 allows, and does not serve its readers.
  private static let adviceForEPUB2: Set<String> = [
    "check.language-invalid", "check.languages-differ", "check.metadata-blank", "check.source-missing",
  ]

  /// Rules of HTML 5, and of what EPUB 3 put into the package document.
  private static let rulesOfEPUB3: Set<String> = [
    "check.document-type", "check.attribute-unknown", "check.attribute-value", "check.attribute-missing",
    "check.title-blank", "check.css-direction", "check.property-missing",
    "check.property-unused", "check.accessibility-metadata",
  ]
}

/// Paths in a container.
enum ContainerPath {
  /// What a reference in a file leads to: a path in the container, and a fragment; `nil` if it leads out of it.
  static func resolve(_ reference: String, from file: String) -> (path: String, fragment: String?)? {
    let parts = reference.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let fragment = parts.count == 2 ? PercentEncoding.decoded(String(parts[1])) : nil
    let relative = PercentEncoding.decoded(String(parts[0].prefix { $0 != "?" }))
    if relative.isEmpty { return (file, fragment) }
    guard !relative.hasPrefix("/") else { return nil }
    var folders = file.split(separator: "/").dropLast().map(String.init)
    for part in relative.split(separator: "/", omittingEmptySubsequences: true) {
      switch part {
      case ".": continue
      case "..":
        guard folders.popLast() != nil else { return nil }
      default: folders.append(String(part))
      }
    }
    return (folders.joined(separator: "/"), fragment)
  }

  /// Whether a reference has a scheme, and with it lies outside of the container.
  static func scheme(of reference: String) -> String? {
    guard let colon = reference.firstIndex(of: ":"), colon > reference.startIndex else { return nil }
    let scheme = reference[..<colon]
    guard let first = scheme.utf8.first, (0x61...0x7A).contains(first | 0x20),
      scheme.utf8.allSatisfy({
        (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || "+-.".utf8.contains($0)
      })
    else { return nil }
    return scheme.lowercased()
  }
}
