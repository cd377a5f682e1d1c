/// Reduces English words to what their forms have in common, so that `villages` meets `village`.
enum WordStem {
  /// The stem of a word in small letters. Words of other languages in Latin letters lose at most an ending.
  static func stem(_ word: String) -> String {
    if let base = irregular[word] { return base }
    var bytes = Array(word.utf8)
    guard bytes.count > 3, bytes.allSatisfy({ $0 < 0x80 }) else { return word }
    dropPlural(&bytes)
    if bytes.count > 4, bytes.ends(with: "ly") { bytes.removeLast(2) }
    if bytes.count > 5, bytes.ends(with: "ing"), hasVowel(bytes.dropLast(3)) {
      bytes.removeLast(3)
      undouble(&bytes)
    } else if bytes.count > 4, bytes.ends(with: "ed"), hasVowel(bytes.dropLast(2)) {
      bytes.removeLast(2)
      undouble(&bytes)
    }
    if bytes.count > 3, bytes.last == UInt8(ascii: "e") { bytes.removeLast() }
    if bytes.count > 2, bytes.last == UInt8(ascii: "y") { bytes[bytes.count - 1] = UInt8(ascii: "i") }
    let stem = String(decoding: bytes, as: UTF8.self)
    return irregular[stem] ?? stem
  }

  private static func dropPlural(_ bytes: inout [UInt8]) {
    guard bytes.last == UInt8(ascii: "s"), bytes.count > 3 else { return }
    if bytes.ends(with: "ss") || bytes.ends(with: "us") || bytes.ends(with: "is") { return }
    if bytes.ends(with: "ies"), bytes.count > 4 {
      bytes.removeLast(3)
      bytes.append(UInt8(ascii: "y"))
    } else if bytes.ends(with: "sses") || bytes.ends(with: "ches") || bytes.ends(with: "shes")
      || bytes.ends(with: "xes")
    {
      bytes.removeLast(2)
    } else {
      bytes.removeLast()
    }
  }

  private static func undouble(_ bytes: inout [UInt8]) {
    guard bytes.count > 3, let last = bytes.last, last == bytes[bytes.count - 2] else { return }
    if last != UInt8(ascii: "l"), last != UInt8(ascii: "s"), last != UInt8(ascii: "e") { bytes.removeLast() }
  }

  private static func hasVowel(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.contains { "aeiouy".utf8.contains($0) }
  }

  /// Words that say little about which sentence is the counterpart, being in all of them.
  static let stopWords: Set<String> = [
    "the", "a", "an", "of", "to", "and", "in", "is", "was", "are", "were", "be", "been", "being", "am", "it", "its",
    "that",
    "this", "for", "on", "as", "at", "by", "with", "from", "or", "had", "has", "have", "having", "would", "will",
    "shall",
    "should", "could", "can", "may", "might", "do", "does", "did", "so", "than", "then", "there", "which", "into",
    "onto",
    "up", "out", "sb", "sth", "etc", "one", "ones", "one's", "oneself", "some", "such", "very", "also", "just", "too",
    "s",
    "t", "d", "ll", "ve", "re", "m", "st", "over", "off", "upon", "any", "these", "those", "but", "if", "about",
  ]

  private static let irregular: [String: String] = {
    var result: [String: String] = [:]
    for line in forms.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      guard let base = words.first else { continue }
      let stem = base.hasSuffix("e") && base.utf8.count > 3 ? String(base.dropLast()) : base
      for word in words { result[word] = stem }
    }
    return result
  }()

  private static let forms = """
    say said
    go goes went gone going
    see saw seen
    come came
    take took taken
    get got gotten
    give gave given
    know knew known
    think thought
    tell told
    find found
    leave left
    feel felt
    bring brought
    begin began begun
    keep kept
    hold held
    write wrote written
    stand stood
    hear heard
    mean meant
    meet met
    run ran
    pay paid
    sit sat
    speak spoke spoken
    lie lay lain
    lead led
    grow grew grown
    lose lost
    fall fell fallen
    send sent
    build built
    understand understood
    draw drew drawn
    break broke broken
    spend spent
    rise rose risen
    drive drove driven
    buy bought
    wear wore worn
    choose chose chosen
    eat ate eaten
    drink drank drunk
    sing sang sung
    sleep slept
    sell sold
    teach taught
    catch caught
    fight fought
    seek sought
    throw threw thrown
    fly flew flown
    shake shook shaken
    ride rode ridden
    forget forgot forgotten
    hide hid hidden
    wake woke woken
    swim swam swum
    win won
    make made making
    become became
    have has had
    do did done does
    man men
    woman women
    child children
    foot feet
    tooth teeth
    people person persons
    life lives
    wife wives
    knife knives
    leaf leaves
    i me my mine myself
    we us our ours ourselves
    you your yours yourself yourselves
    he him his himself
    she her hers herself
    they them their theirs themselves
    good better best
    bad worse worst
    old older oldest elder
    not n't don't didn't isn't wasn't can't cannot couldn't won't wouldn't doesn't aren't weren't haven't hadn't shouldn't
    two second twice
    three third
    """
}

extension [UInt8] {
  fileprivate func ends(with suffix: StaticString) -> Bool {
    suffix.withUTF8Buffer { suffix in
      count >= suffix.count && self[(count - suffix.count)...].elementsEqual(suffix)
    }
  }
}
