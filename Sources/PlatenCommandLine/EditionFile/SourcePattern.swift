import PlatenFiles

/// A path with `*` and `?`, which stand for any characters within a name, and `**`, which stands for any folders.
struct SourcePattern {
  private let pattern: String
  private let parts: [[Character]]

  /// Reads a pattern.
  ///
  /// - Returns: `nil` for a path that means one file.
  init?(_ pattern: String) {
    guard pattern.contains("*") || pattern.contains("?") else { return nil }
    self.pattern = pattern
    parts = pattern.split(separator: "/").map(Array.init)
  }

  /// The files that fit, as paths that begin with the pattern's own folder; `ch2` comes before `ch10`.
  ///
  /// - Parameter isWanted: whether a file is taken that fits.
  /// - Throws: `InputError` if the folder cannot be read.
  func files(_ isWanted: (String) -> Bool) throws(InputError) -> [String] {
    let fixed = parts.prefix { !$0.contains("*") && !$0.contains("?") }.map { String($0) }.joined(separator: "/")
    let folder = pattern.hasPrefix("/") ? "/" + fixed : fixed.isEmpty ? "." : fixed
    guard FileQuestion.isFolder(folder) else { return [] }
    let isRelativeToHere = folder == "."
    let found = try Folders.files(in: folder) { path in
      matches(isRelativeToHere ? String(path.dropFirst(2)) : path)
    }
    return found.map { isRelativeToHere ? String($0.dropFirst(2)) : $0 }.filter(isWanted)
      .sorted(by: SourcePattern.comesBefore)
  }

  /// Whether a path fits.
  func matches(_ path: String) -> Bool {
    let names = path.split(separator: "/").map(Array.init)
    // For each part of the pattern, up to which of the names the pattern before it can reach.
    var reached: Set<Int> = [0]
    for part in parts {
      var next: Set<Int> = []
      for count in reached {
        if part == ["*", "*"] {
          next.formUnion(count...names.count)
        } else if count < names.count, SourcePattern.fits(names[count], part) {
          next.insert(count + 1)
        }
      }
      reached = next
    }
    return reached.contains(names.count)
  }

  /// Whether a name fits a part of a pattern: O(*n* · *m*), with one place to come back to.
  private static func fits(_ name: [Character], _ pattern: [Character]) -> Bool {
    var (index, place) = (0, 0)
    var star: (place: Int, index: Int)?
    while index < name.count {
      if place < pattern.count, pattern[place] == "*" {
        star = (place, index)
        place += 1
      } else if place < pattern.count, pattern[place] == "?" || pattern[place] == name[index] {
        index += 1
        place += 1
      } else if let last = star {
        star = (last.place, last.index + 1)
        index = last.index + 1
        place = last.place + 1
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == "*" }
  }

  /// Whether a path comes before another where numbers count as numbers.
  static func comesBefore(_ left: String, _ right: String) -> Bool {
    let (left, right) = (runs(of: left), runs(of: right))
    for (one, other) in zip(left, right) where one != other {
      guard one.first?.isASCIIDigit == true, other.first?.isASCIIDigit == true else {
        return one.utf8.lexicographicallyPrecedes(other.utf8)
      }
      let (small, large) = (one.drop { $0 == "0" }, other.drop { $0 == "0" })
      if small.count != large.count { return small.count < large.count }
      if small != large { return small < large }
      return one.count < other.count
    }
    return left.count < right.count
  }

  /// Digits, and the text between them.
  private static func runs(of path: String) -> [Substring] {
    var runs: [Substring] = []
    var rest = path[...]
    while let first = rest.first {
      let run = rest.prefix { $0.isASCIIDigit == first.isASCIIDigit }
      runs.append(run)
      rest = rest[run.endIndex...]
    }
    return runs
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
