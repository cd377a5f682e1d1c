import Foundation
import PlatenCore
import PlatenFiles
import Testing

/// A folder `root` with some files, beside a file `secret` that nobody is to see.
private struct Site {
  static let secret = "SECRET: nothing outside of the root is ever read"
  let folder: Folder
  let resources: RootedResources

  init(limit: Int = RootedResources.maximumBytes) throws {
    folder = try Folder()
    try folder.write(Site.secret, to: "secret")
    try folder.write(Site.secret, to: "outside/secret")
    try folder.write("picture", to: "root/a.png")
    try folder.write("deep", to: "root/images/deep/b c.png")
    try folder.write("village", to: "root/村.png")
    try folder.write("hundred", to: "root/100%.png")
    try folder.write("literal", to: "root/%2e%2e")
    try folder.write("dots", to: "root/...")
    try folder.write("", to: "root/empty")
    try folder.link("root/link-to-secret", to: "../secret")
    try folder.link("root/absolute-link", to: folder.path("secret"))
    try folder.link("root/link-inside", to: "a.png")
    try folder.link("root/outside", to: "../outside")
    try folder.link("root/images/up", to: "..")
    try folder.link("root/root-link", to: "/")
    try folder.link("root/zero", to: "/dev/zero")
    try folder.link("root/self", to: "self")
    #expect(mkfifo(folder.path("root/fifo"), 0o644) == 0)
    resources = try RootedResources(root: folder.path("root"), limit: limit)
  }
}

@Suite struct RootedResourcesTests {
  @Test(arguments: [
    ("a.png", "a.png", "picture"),
    ("./a.png", "a.png", "picture"),
    ("././a.png", "a.png", "picture"),
    ("%61.png", "a.png", "picture"),
    ("images/deep/b c.png", "images/deep/b c.png", "deep"),
    ("images//deep/./b%20c.png", "images/deep/b c.png", "deep"),
    ("images%2Fdeep%2fb%20c.png", "images/deep/b c.png", "deep"),
    ("村.png", "村.png", "village"),
    ("%E6%9D%91.png", "村.png", "village"),
    ("100%.png", "100%.png", "hundred"),
    ("100%25.png", "100%.png", "hundred"),
    ("%252e%252e", "%2e%2e", "literal"),
    ("...", "...", "dots"),
    ("empty", "empty", ""),
    // Within the root all the way.
    ("images/../a.png", "a.png", "picture"),
    ("images/deep/../../村.png", "村.png", "village"),
    // As Windows writes paths.
    ("images\\deep\\b c.png", "images/deep/b c.png", "deep"),
    (".\\images%5Cdeep/b%20c.png", "images/deep/b c.png", "deep"),
  ])
  func fileBelowRootIsRead(reference: String, path: String, text: String) throws {
    let site = try Site()
    #expect(
      try site.resources.resource(at: reference) == Resource(path: path, mediaType: nil, bytes: Array(text.utf8)))
  }

  /// `OUTSIDE` stands for the path of the folder that holds the root.
  static let hostile: [String] = [
    // Out by dots.
    "..", "../secret", "../../secret", "./../secret", "images/../../secret", "a.png/../../secret",
    "../root/a.png", "../outside/secret", ".././secret", "..//secret", "images/..", "images/deep/../../../secret",
    // Out by dots in escapes.
    "%2e%2e/secret", "%2E%2E/secret", ".%2e/secret", "%2e./secret", "%2e%2e%2fsecret", "..%2fsecret", "..%2Fsecret",
    "images/%2e%2e/%2e%2e/secret", "%2e/%2e%2e/secret",
    // From the top.
    "/", "/etc/passwd", "//etc/passwd", "/dev/zero", "/proc/self/environ", "OUTSIDE/secret", "%2fetc%2fpasswd",
    "%2Fetc/passwd", "//server/share/secret", "///etc/passwd",
    // By another name.
    "file:secret", "file:///etc/passwd", "file://localhost/etc/passwd", "FILE:///etc/passwd", "file%3a///etc/passwd",
    "%66ile:///etc/passwd", "http://example.org/a.png", "https://example.org/a.png", "data:text/plain,secret",
    "javascript:alert(1)", "ftp://example.org/", "jar:file:///secret!/a", "C:/secret", "c:secret", "x-y+z.1:secret",
    // By backslashes.
    "..\\secret", "\\secret", "images\\..\\..\\secret", "..%5csecret", "%5c%5cserver%5cshare", "C:\\secret",
    // By links.
    "link-to-secret", "absolute-link", "link-inside", "outside/secret", "outside", "images/up/a.png",
    "images/up/../secret", "root-link/etc/passwd", "images/up/link-to-secret", "self", "self/a.png", "./link-to-secret",
    "link%2dto%2dsecret",
    // Not files.
    "fifo", "zero", "images", "images/", "images/deep/", ".", "./", "", "a.png/", "a.png/b", "a.png/.", "fifo/a",
    // Not paths.
    "a.png\0", "a.png%00", "%00", "a.png%00.jpg", "%00/../secret", "a\nb", "a%0ab", "a%0d%0ab", "\u{1B}[31m", "a\u{7F}",
    // Not UTF-8, among them long forms of `.` and `/`.
    "%ff", "%c0%ae%c0%ae/secret", "..%c0%afsecret", "%e0%80%ae%e0%80%ae/secret", "%f0%80%80%ae", "%ed%a0%80",
    // Not there.
    "missing.png", "missing/a.png", "images/missing", "%252e%252e/secret", "\u{FF0E}\u{FF0E}/secret", "~/secret",
    "$HOME/secret", "A.PNG.missing",
    // Too long.
    String(repeating: "n", count: 256), String(repeating: "a/", count: 2_000) + "a.png",
    String(repeating: "./", count: 3_000) + "a.png", String(repeating: "../", count: 1_300) + "etc/passwd",
  ]

  @Test(arguments: hostile)
  func nothingOutsideOfRootIsRead(reference: String) throws {
    let site = try Site()
    let outside = site.folder.path("").dropLast()
    let reference = reference.replacingOccurrences(of: "OUTSIDE", with: outside)
    let error = #expect(throws: ResourceError.self) { _ = try site.resources.resource(at: reference) }
    #expect(error?.message.isEmpty == false)
    // The message can be shown: nothing in it moves the cursor or turns the line about.
    #expect(error?.message.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control } == true)
  }

  /// References put together from what is dangerous: none may lead to the secret, whatever the order.
  @Test(arguments: [UInt64(1), 2, 3])
  func noMixtureOfDangerousPartsLeadsOut(seed: UInt64) throws {
    let parts = [
      "..", ".", "/", "//", "%2e", "%2E%2e", "%2f", "%5c", "\\", "secret", "outside", "images", "up", "link-to-secret",
      "root", "root-link", "a.png", "file:", "%00", "%", "%25", "2e", "c:", " ", "村", "%ff",
    ]
    let site = try Site()
    var state = seed
    for _ in 0..<5_000 {
      var reference = ""
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      for _ in 0...(state >> 33) % 7 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        reference += parts[Int((state >> 33) % UInt64(parts.count))]
      }
      do throws(ResourceError) {
        let resource = try site.resources.resource(at: reference)
        #expect(!String(decoding: resource.bytes, as: UTF8.self).contains("SECRET"), "seed \(seed): \(reference)")
      } catch {}
    }
  }

  @Test func thereAreEnoughHostileReferences() {
    #expect(Set(RootedResourcesTests.hostile).count >= 100)
  }

  @Test(arguments: [
    ("../secret", "it leads out of the folder from which files are read"),
    ("images/../../secret", "it leads out of the folder from which files are read"),
    ("//etc/passwd", "it is absolute"),
    ("http://example.org/a.png", "it is a URL, and only files in the document's folder are read"),
    ("\\a.png", "it is absolute"),
    ("images/..", "it names a folder"),
    ("images/", "it names a folder"),
  ])
  func refusalSaysWhy(reference: String, rule: String) throws {
    let site = try Site()
    let kind: ResourceError.Kind = rule.hasPrefix("it leads out") ? .outside : .refused
    #expect(throws: ResourceError("the reference “\(reference)” was refused: \(rule)", kind)) {
      _ = try site.resources.resource(at: reference)
    }
  }

  @Test(
    arguments: [
      ("/etc/passwd", "No such file or directory", .missing),
      ("missing.png", "No such file or directory", .missing),
      ("link-inside", "it is, or leads through, a symbolic link, and those are not followed", .refused),
      ("outside/secret", "it is, or leads through, a symbolic link, and those are not followed", .refused),
      ("fifo", "it is not a regular file", .refused),
      ("images", "it is not a regular file", .refused),
      ("a.png/b", "Not a directory", .missing),
    ] as [(String, String, ResourceError.Kind)])
  func failureSaysWhy(reference: String, reason: String, kind: ResourceError.Kind) throws {
    let site = try Site()
    #expect(throws: ResourceError("cannot read “\(reference)”: \(reason)", kind)) {
      _ = try site.resources.resource(at: reference)
    }
  }

  @Test func limitIsTheMostThatIsRead() throws {
    let enough = try Site(limit: 7)
    #expect(try enough.resources.resource(at: "a.png").bytes == Array("picture".utf8))
    let little = try Site(limit: 6)
    #expect(throws: ResourceError("cannot read “a.png”: it has more than 6 bytes", .tooLarge)) {
      _ = try little.resources.resource(at: "a.png")
    }
  }

  @Test func allFilesTogetherHaveALimit() throws {
    let site = try Site()
    let resources = try RootedResources(root: site.folder.path("root"), total: 13)
    #expect(try resources.resource(at: "a.png").bytes.count == 7)
    let elsewhere = resources.beside(documentsIn: "images/deep")
    #expect(
      throws: ResourceError("cannot read “../../村.png”: all files together would have more than 13 bytes", .tooLarge)
    ) {
      _ = try elsewhere.resource(at: "../../村.png")
    }
    #expect(try elsewhere.resource(at: "b c.png").bytes == Array("deep".utf8))
  }

  @Test(arguments: [
    ("images/deep", "b c.png", "b c.png", "deep"), ("images/deep", "../../a.png", "../../a.png", "picture"),
    ("images", "deep/b%20c.png", "deep/b c.png", "deep"), ("images", "../村.png", "../村.png", "village"),
    ("images", "../images/deep/b c.png", "../images/deep/b c.png", "deep"),
    ("images", "..\\a.png", "../a.png", "picture"),
    ("images/deep/", "%2E%2E/%2E%2E/a.png", "../../a.png", "picture"), ("", "a.png", "a.png", "picture"),
    ("images", "./x/../deep/./b c.png", "deep/b c.png", "deep"),
  ])
  func referencesStartWhereTheDocumentStands(folder: String, reference: String, path: String, text: String) throws {
    let site = try Site()
    #expect(
      try site.resources.beside(documentsIn: folder).resource(at: reference)
        == Resource(path: path, bytes: Array(text.utf8)))
  }

  @Test(arguments: [
    ("images", "../../secret"), ("images/deep", "../../../secret"), ("images/deep", "..\\..\\..\\secret"),
    ("images", "%2e%2e/%2e%2e/secret"), ("images", "../../root/a.png"), ("", "../secret"),
  ])
  func nothingAboveTheRootIsReadFromAFolderInIt(folder: String, reference: String) throws {
    let site = try Site()
    let error = #expect(throws: ResourceError.self) {
      _ = try site.resources.beside(documentsIn: folder).resource(at: reference)
    }
    #expect(error?.kind == .outside)
  }

  @Test func rootIsTheFolderThatWasOpened() throws {
    let site = try Site()
    try FileManager.default.moveItem(atPath: site.folder.path("root"), toPath: site.folder.path("moved"))
    try site.folder.link("root", to: "outside")
    #expect(try site.resources.resource(at: "a.png").bytes == Array("picture".utf8))
    #expect(throws: ResourceError.self) { _ = try site.resources.resource(at: "secret") }
  }

  @Test func rootMayBeALink() throws {
    let site = try Site()
    try site.folder.link("link", to: "root")
    let resources = try RootedResources(root: site.folder.path("link"))
    #expect(try resources.resource(at: "a.png").bytes == Array("picture".utf8))
  }

  @Test(arguments: ["missing", "root/a.png", "nul\0"])
  func rootThatIsNoFolderIsRefused(name: String) throws {
    let site = try Site()
    let error = #expect(throws: ResourceError.self) { _ = try RootedResources(root: site.folder.path("") + name) }
    #expect(error?.message.hasPrefix("cannot open the folder ") == true)
  }

  /// Another process swaps file, folder and link for one another as fast as it can, while we read.
  @Test func swappingWhileReadingLeadsNowhere() throws {
    let site = try Site()
    let swapper = Process()
    swapper.executableURL = URL(filePath: "/usr/bin/env")
    swapper.arguments = [
      "python3", "-c",
      """
      import os, sys
      os.chdir(sys.argv[1])
      os.mkdir("swap"); open("swap/secret", "w").write("inside")
      os.symlink("../outside", "to-outside"); os.symlink("../secret", "to-secret"); open("plain", "w").write("inside")
      print("ready", flush=True)
      while True:
          for a, b in (("swap", "to-outside"), ("plain", "to-secret")):
              os.rename(a, "t"); os.rename(b, a); os.rename("t", b)
      """, site.folder.path("root"),
    ]
    let output = Pipe()
    swapper.standardOutput = output
    try swapper.run()
    defer {
      kill(swapper.processIdentifier, SIGKILL)
      swapper.waitUntilExit()
    }
    _ = try output.fileHandleForReading.read(upToCount: 6)
    var read = 0
    for reference in (0..<10_000).flatMap({ _ in ["swap/secret", "plain"] }) {
      do throws(ResourceError) {
        let resource = try site.resources.resource(at: reference)
        #expect(String(decoding: resource.bytes, as: UTF8.self) == "inside")
        read += 1
      } catch {}
    }
    #expect(read > 0)
  }

  @Test func descriptorsAreClosed() throws {
    let site = try Site()
    let before = try openDescriptors()
    for reference in ["a.png", "images/deep/b c.png", "missing", "fifo", "images/missing", "link-inside"] {
      for _ in 0..<50 { _ = try? site.resources.resource(at: reference) }
    }
    // Other tests open files at the same time, but not three hundred.
    #expect(try openDescriptors() < before + 150)
  }

  private func openDescriptors() throws -> Int {
    try FileManager.default.contentsOfDirectory(atPath: "/dev/fd").count
  }
}
