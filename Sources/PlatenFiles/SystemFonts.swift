internal import PlatenCLibrary

/// The fonts of the machine: the only thing about an edition that may differ between machines, and only when asked for.
package enum SystemFonts {
  /// A font for a text, as a path with the place of a collection's face: `/usr/share/fonts/ukai.ttc#0`.
  ///
  /// Asks fontconfig's `fc-list` where it is there, and looks into the usual folders where not. Known book faces are
  /// preferred, Kai and Song for Chinese.
  ///
  /// - Parameter language: what the font must be able to set, as fontconfig names it: `zh-cn`, `zh-tw`, `ja`, `en`.
  package static func font(for language: String) -> String? {
    let listed = listedFonts(for: language)
    let isEastAsian = ["zh-cn", "zh-tw", "ja", "ko"].contains(language)
    let preferred = isEastAsian ? easternFonts : westernFonts
    return best(listed ?? foundFonts(named: preferred), preferring: preferred, takesOthers: listed != nil)
  }

  /// The fonts that are best, by how their file names begin, the best first.
  private static let easternFonts = [
    "lxgwwenkai-regular", "lxgwwenkaigb-regular", "lxgwwenkaitc-regular", "ukai.", "simkai.", "stkaiti.", "kaiti.",
    "uming.", "songti.",
    "simsun.", "stsong.", "fandolkai", "notoserifcjk-regular", "notosanscjk-regular", "ipam.", "ipaexm.", "unbatang",
    "wqy-zenhei.", "wqy-microhei.", "msyh.",
  ]
  private static let westernFonts = [
    "notoserif-regular", "gentiumplus-regular", "libertinusserif-regular", "liberationserif-regular", "georgia.",
    "times new roman.",
    "times.", "dejavuserif.",
  ]

  private static func best(_ paths: [String], preferring preferred: [String], takesOthers: Bool) -> String? {
    let named = paths.sorted().map { path in (path: path, name: path.split(separator: "/").last?.lowercased() ?? "") }
    for start in preferred {
      if let found = named.first(where: { $0.name.hasPrefix(start) }) { return found.path }
    }
    return takesOthers ? named.first?.path : nil
  }

  /// What `fc-list` says; `nil` where it is not there.
  private static func listedFonts(for language: String) -> [String]? {
    let commands = ["TrueType", "CFF"].map { format in
      "fc-list --format '%{file}#%{index}\\t%{family}\\n' ':lang=\(language):fontformat=\(format):style=Regular' 2>/dev/null"
    }
    guard let pipe = popen(commands.joined(separator: " && "), "r") else { return nil }
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while text.count < maximumListing {
      let count = fread(&buffer, 1, buffer.count, pipe)
      guard count > 0 else { break }
      text += buffer[..<count]
    }
    guard pclose(pipe) == 0 else { return nil }
    return text.split(separator: UInt8(ascii: "\n")).compactMap { line in
      let fields = String(decoding: line, as: UTF8.self).split(separator: "\t")
      guard fields.count == 2, let mark = fields[0].lastIndex(of: "#"),
        let index = Int(fields[0][fields[0].index(after: mark)...])
      else { return nil }
      // The face of a variable font has a larger number: it is no file that can be subset as it stands.
      guard index < 0x1_0000 else { return nil }
      // Collections of all of East Asia have a face for each region, and each has all characters, in its own shapes.
      if let region = regions[language], fields[1].contains(" CJK "), !fields[1].contains(" CJK \(region)") {
        return nil
      }
      return String(fields[0])
    }
  }

  private static let regions = ["zh-cn": "SC", "zh-tw": "TC", "ja": "JP", "ko": "KR"]
  private static let maximumListing = 4 << 20

  /// The files of the usual folders whose names begin as one of those.
  private static func foundFonts(named starts: [String]) -> [String] {
    var folders = ["/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", "/Library/Fonts"]
    if let home = getenv("HOME").map({ String(cString: $0) }), !home.isEmpty {
      folders += [home + "/.local/share/fonts", home + "/.fonts", home + "/Library/Fonts"]
    }
    var found: [String] = []
    // Folders are added while the list is gone through; links in a circle come to an end too.
    var next = 0
    while next < folders.count, next < 2_000 {
      let folder = folders[next]
      next += 1
      guard let directory = opendir(folder) else { continue }
      defer { closedir(directory) }
      while let entry = readdir(directory) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        guard !name.hasPrefix(".") else { continue }
        let path = folder + "/" + name
        let small = name.lowercased()
        if small.hasSuffix(".ttf") || small.hasSuffix(".ttc") {
          // Which face of a collection of regions it is, only fontconfig says.
          if !small.contains("cjk"), starts.contains(where: { small.hasPrefix($0) }) { found.append(path + "#0") }
        } else if !small.contains("."), FileQuestion.isFolder(path) {
          folders.append(path)
        }
      }
    }
    return found
  }
}
