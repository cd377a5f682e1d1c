import PlatenCore
import ReaderAids
import Testing

/// Which language Latin letters, and which Han characters, stand for.
@Suite struct LatinLanguageTests {
  private static func languages(_ paragraphs: [String], log: ReportLog = ReportLog()) throws -> String {
    var document = Document(body: paragraphs.map { .paragraph(Paragraph([.text($0)])) })
    try LanguageRuns().apply(to: &document, context: TransformContext(log: log))
    return document.metadata.languages.map(\.tag).joined(separator: " ")
  }

  @Test(arguments: [
    ("en", "The village lies at the end of the valley, and nobody who lives there would ever think of leaving it."),
    ("en", "We should have told them that the shop was closed."),
    ("fr", "Le village se trouve au bout de la vallée, et personne de ceux qui y vivent ne songe à le quitter."),
    ("fr", "Nous avons vu que cette maison est à vendre, mais elle n’est pas pour nous."),
    ("de", "Das Dorf liegt am Ende des Tales, und niemand, der dort lebt, würde je daran denken, es zu verlassen."),
    ("de", "Wir haben nicht gewusst, dass der Laden heute geschlossen ist."),
    ("es", "El pueblo está al final del valle, y nadie de los que viven allí pensaría jamás en dejarlo."),
    ("es", "No sabemos por qué la tienda está cerrada cuando hay tanta gente en las calles."),
    ("pt", "A aldeia fica no fim do vale, e ninguém que lá vive pensaria alguma vez em deixá-la, pois não há outra."),
    ("pt", "Não sabemos por que a loja está fechada quando há tantas pessoas nas ruas."),
    ("it", "Il villaggio si trova in fondo alla valle, e nessuno di quelli che ci vivono penserebbe mai di lasciarlo."),
    ("it", "Non sappiamo perché il negozio è chiuso quando ci sono tante persone nelle strade."),
    ("nl", "Het dorp ligt aan het einde van het dal, en niemand die daar woont zou er ooit aan denken om weg te gaan."),
    ("nl", "We wisten niet dat de winkel vandaag gesloten was, maar dat is niet erg."),
    ("pl", "Wieś leży na końcu doliny i nikt z tych, którzy tam mieszkają, nie myśli o tym, żeby ją opuścić."),
    ("pl", "Nie wiemy, dlaczego sklep jest zamknięty, gdy na ulicach jest tak wielu ludzi."),
    ("cs", "Vesnice leží na konci údolí a nikdo z těch, kteří tam žijí, by nikdy nepomyslel na to, že ji opustí."),
    ("cs", "Nevíme, proč je obchod zavřený, když je na ulicích tolik lidí."),
    ("sv", "Byn ligger i slutet av dalen, och ingen som bor där skulle någonsin tänka på att lämna den."),
    ("sv", "Vi visste inte att affären var stängd i dag, men det är inte så farligt."),
    ("tr", "Köy vadinin sonunda bulunur ve orada yaşayan hiç kimse bir gün oradan ayrılmayı düşünmez."),
    ("tr", "Bu dükkân neden kapalı, çünkü sokaklarda çok insan var ve her şey için zaman yok."),
    ("vi", "Ngôi làng nằm ở cuối thung lũng, và không ai sống ở đó từng nghĩ đến việc rời bỏ nó."),
    ("vi", "Chúng tôi không biết vì sao cửa hàng đóng cửa khi có nhiều người trên đường."),
    ("id", "Desa itu terletak di ujung lembah, dan tidak ada orang yang tinggal di sana akan berpikir untuk pergi."),
    ("id", "Kami tidak tahu bahwa toko itu tutup pada hari ini, tetapi itu bukan masalah untuk kita."),
  ])
  func latinStandsForTheLanguageOfItsWords(_ tag: String, _ text: String) throws {
    let log = ReportLog()
    #expect(try LatinLanguageTests.languages([text], log: log) == tag)
    #expect(!log.report.diagnostics.contains { $0.id == "aids.language-unknown" })
  }

  @Test func whatCannotBeToldIsReported() throws {
    let log = ReportLog()
    let text = "Zibu karo lemati sonu veki darumo pilen tako wesiru nomi halutek sapiro domel kufa ritano belum gisek"
    #expect(try LatinLanguageTests.languages([text, text + " morak", "Vilu."], log: log) == "und")
    let diagnostic = try #require(log.report.diagnostics.first { $0.id == "aids.language-unknown" })
    #expect(diagnostic.severity == .warning)
  }

  @Test(arguments: ["Hello", "Platen", "GDP", "Chapter 1", "Rural China", "Notes for Li Wei"])
  func littleTextIsEnglishWithoutAWord(_ text: String) throws {
    let log = ReportLog()
    #expect(try LatinLanguageTests.languages([text], log: log) == "en")
    #expect(log.report.diagnostics.isEmpty)
  }

  @Test func termsInChineseTextAreEnglishAndAFrenchQuotationIsNot() throws {
    let terms = "用 Docker 和 Kubernetes 部署 Redis 与 PostgreSQL，再用 GitHub Actions 和 Terraform 管理。"
    #expect(try LatinLanguageTests.languages([terms, terms, terms]) == "zh-Hans en")
    let french =
      "他写道：“Le village se trouve au bout de la vallée, et personne de ceux qui y vivent ne songe à le quitter pour une ville.”这是他对村庄的描述，也是他一生的信念，我们今天读来仍然感动，因为这样的村庄已经不多了。"
    #expect(try LatinLanguageTests.languages([french]) == "zh-Hans fr")
  }

  // MARK: - Chinese and Japanese

  private static func tagged(_ text: String) throws -> String {
    var document = Marked.document(text)
    try LanguageRuns().apply(to: &document, context: TransformContext())
    return Marked.text(Marked.paragraph(of: document))
  }

  @Test(arguments: [
    (
      "They say お茶をどうぞ here and 请喝茶 and 谢谢 there, in the same street.",
      "They say {ja:お茶をどうぞ} here and {zh-Hans:请喝茶} and {zh-Hans:谢谢} there, in the same street."
    ),
    (
      "The word ありがとうございます is Japanese, and 謝謝你們 is what people in Taipei say for it.",
      "The word {ja:ありがとうございます} is Japanese, and {zh-Hant:謝謝你們} is what people in Taipei say for it."
    ),
    (
      "In Tokyo 売店 and きっぷ うりば, in Beijing 售票处 is written over the counter.",
      "In Tokyo {ja:売店} and {ja:きっぷ うりば}, in Beijing {zh-Hans:售票处} is written over the counter."
    ),
    ("Only すしと寿司 and 東京 are in this sentence.", "Only {ja:すしと寿司} and {ja:東京} are in this sentence."),
  ])
  func everyRunIsOfTheLanguageThatItsCharactersAre(_ text: String, _ expected: String) throws {
    #expect(try LatinLanguageTests.tagged(text) == expected)
  }

  @Test func paragraphsOfBothLanguagesAreTold() throws {
    let japanese = "これは日本語の文章で、村の生活について書いています。"
    let chinese = "这是中文的段落，说的是乡村的生活。"
    var document = Document(body: [japanese, japanese, japanese, chinese].map { .paragraph(Paragraph([.text($0)])) })
    try LanguageRuns().apply(to: &document, context: TransformContext())
    #expect(document.metadata.languages.map(\.tag) == ["ja", "zh-Hans"])
    guard case .paragraph(let last)? = document.body.last, case .paragraph(let first)? = document.body.first else {
      Issue.record("no paragraphs")
      return
    }
    #expect(Marked.text(last.inlines) == "{zh-Hans:\(chinese)}")
    #expect(Marked.text(first.inlines) == japanese)
  }

  @Test func charactersThatJapaneseWritesAreNoEvidence() throws {
    // 国, 学, 会, 来 and 当 are simplified, and Japanese.
    #expect(try LatinLanguageTests.languages(["国会と大学の学会に来た人は、本当に多い。"]) == "ja")
  }

  @Test(arguments: [
    "https://example.com/docs/getting-started", "somebody@example.com", "get_started_with_names", "a/b/c.swift",
  ])
  func addressesAndNamesAreTaggedWithNoLanguage(_ name: String) throws {
    #expect(try LatinLanguageTests.tagged("网站在这里：\(name) 和这里，欢迎大家补充。") == "网站在这里：\(name) 和这里，欢迎大家补充。")
  }
}
