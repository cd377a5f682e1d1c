internal import PlatenCore

/// A set of scripts.
struct ScriptSet: OptionSet, Hashable {
  let rawValue: UInt32

  init(rawValue: UInt32) { self.rawValue = rawValue }

  init(_ script: Script) { rawValue = 1 << UInt32(script.rawValue) }

  /// The scripts that text in a language is written with; a script subtag decides, otherwise the language's usual ones.
  init(of language: Language) {
    self = language.script.flatMap { ScriptSet.scripts[String($0)] } ?? ScriptSet.usual(String(language.primary))
  }

  func contains(_ script: Script) -> Bool { rawValue & (1 << UInt32(script.rawValue)) != 0 }

  /// The script, if there is one only.
  var only: Script? {
    rawValue.nonzeroBitCount == 1 ? Script(rawValue: UInt8(rawValue.trailingZeroBitCount)) : nil
  }

  private static let chinese: ScriptSet = [ScriptSet(.han), ScriptSet(.bopomofo)]
  private static let japanese: ScriptSet = [ScriptSet(.han), ScriptSet(.kana)]
  private static let korean: ScriptSet = [ScriptSet(.hangul)]

  private static let scripts: [String: ScriptSet] = [
    "Latn": ScriptSet(.latin), "Hans": chinese, "Hant": chinese, "Hani": chinese, "Bopo": chinese, "Jpan": japanese,
    "Hira": japanese, "Kana": japanese, "Kore": korean, "Hang": korean, "Cyrl": ScriptSet(.cyrillic),
    "Grek": ScriptSet(.greek), "Arab": ScriptSet(.arabic), "Hebr": ScriptSet(.hebrew), "Deva": ScriptSet(.devanagari),
    "Thai": ScriptSet(.thai), "Tibt": ScriptSet(.tibetan), "Mong": ScriptSet(.mongolian),
  ]

  private static func usual(_ language: String) -> ScriptSet {
    switch language {
    case "zh", "yue", "lzh", "wuu", "nan", "hak": chinese
    case "ja": japanese
    case "ko": korean
    case "ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "tg", "mn": ScriptSet(.cyrillic)
    case "el", "grc": ScriptSet(.greek)
    case "ar", "fa", "ur", "ps", "sd", "ug": ScriptSet(.arabic)
    case "he", "yi": ScriptSet(.hebrew)
    case "hi", "mr", "ne", "sa": ScriptSet(.devanagari)
    case "th": ScriptSet(.thai)
    case "bo", "dz": ScriptSet(.tibetan)
    default: ScriptSet(.latin)
    }
  }
}

/// Remembers the scripts of the last language that was asked for: neighbours in a text mostly share theirs.
struct ScriptCache {
  private var last: (language: Language, scripts: ScriptSet)?

  /// The scripts that text in a language is written with.
  mutating func scripts(of language: Language) -> ScriptSet {
    if let last, last.language == language { return last.scripts }
    let scripts = ScriptSet(of: language)
    last = (language, scripts)
    return scripts
  }
}
