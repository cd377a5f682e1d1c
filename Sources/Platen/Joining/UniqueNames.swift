/// Names that are taken, and the way to one that is not.
struct UniqueNames {
  private var taken: Set<String>
  /// The last number that was tried for a name, so that ten thousand equal names take linear time.
  private var numbers: [String: Int] = [:]

  init(taken: some Sequence<String> = []) { self.taken = Set(taken) }

  /// Takes a name as it is.
  ///
  /// - Returns: whether it was free.
  mutating func take(_ name: String) -> Bool { taken.insert(name).inserted }

  /// Takes a name, with a number before its extension if it is not free: `a.png`, `a-2.png`.
  ///
  /// - Parameter reserved: further names that must not be used, although they are not taken yet.
  mutating func unique(_ name: String, avoiding reserved: Set<String> = []) -> String {
    if !reserved.contains(name), take(name) { return name }
    let (stem, suffix) = UniqueNames.split(name)
    var number = numbers[name, default: 1]
    while true {
      number += 1
      let candidate = "\(stem)-\(number)\(suffix)"
      if !reserved.contains(candidate), take(candidate) {
        numbers[name] = number
        return candidate
      }
    }
  }

  /// A name's part up to the last dot of its last path component, and the rest.
  private static func split(_ name: String) -> (Substring, Substring) {
    let start = name.lastIndex(of: "/").map { name.index(after: $0) } ?? name.startIndex
    guard let dot = name[start...].lastIndex(of: "."), dot != start else { return (name[...], "") }
    return (name[..<dot], name[dot...])
  }
}
