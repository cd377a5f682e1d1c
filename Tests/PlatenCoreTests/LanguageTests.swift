import PlatenCore
import Testing

@Suite struct LanguageTests {
  @Test(arguments: [
    ("en", "en"), ("EN", "en"), ("zh-hans", "zh-Hans"), ("ZH_HANT_tw", "zh-Hant-TW"),
    ("zh-latn-PINYIN", "zh-Latn-pinyin"),
    ("sl-rozaj-biske", "sl-rozaj-biske"), ("de-CH-1901", "de-CH-1901"), ("es-419", "es-419"),
    // RFC 5646 §2.1.1: nothing behind a singleton has capitals.
    ("zh-Hans-U-NU-HANI", "zh-Hans-u-nu-hani"), ("en-x-US", "en-x-us"), ("x-Platen", "x-platen"),
    ("I-Klingon", "i-klingon"), ("en-x-a", "en-x-a"),
  ])
  func tagsAreMadeCanonical(given: String, expected: String) {
    #expect(Language(given)?.tag == expected)
  }

  @Test(arguments: [
    "", "e", "englishes", "12", "en-", "-en", "en--US", "en-abcdefghi", "en US", "中文", "en-中", "en\n", "x", "en-x",
    "en-u", "en-u-x",
  ])
  func whatIsNoTagIsRefused(given: String) {
    #expect(Language(given) == nil)
  }

  @Test(arguments: [
    ("zh-Hans-CN", "zh", "Hans"), ("zh", "zh", nil), ("zh-yue-Hant", "zh", "Hant"), ("de-1901", "de", nil),
    ("en-x-hans", "en", nil), ("en-u-nu-latn", "en", nil),
  ])
  func primaryAndScriptAreRead(tag: String, primary: String, script: String?) throws {
    let language = try #require(Language(tag))
    #expect(language.primary == primary)
    #expect(language.script.map(String.init) == script)
  }

  @Test(arguments: [
    ("zh", true), ("ja", true), ("yue", true), ("zh-Hant-HK", true), ("zh-Latn-pinyin", false), ("ko", false),
    ("en", false), ("vi-Hani", true),
  ])
  func hanIsWrittenInChineseAndJapaneseUnlessTheTagSaysOtherwise(tag: String, expected: Bool) {
    #expect(Language(tag)?.usesHan == expected)
  }

  @Test(arguments: [("ar", true), ("he-IL", true), ("az-Arab", true), ("ar-Latn", false), ("en", false)])
  func directionFollowsTheScriptOrElseTheLanguage(tag: String, expected: Bool) {
    #expect(Language(tag)?.isRightToLeft == expected)
  }
}
