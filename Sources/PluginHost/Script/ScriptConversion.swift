public import PlatenCore

/// Converts Chinese between simplified and traditional characters with the program `opencc`.
///
/// Text that is tagged as Chinese is converted: text, ruby, descriptions of pictures, and metadata. Code,
/// formulas, addresses and markup of other formats are not changed. Language tags are updated. Each text is sent to the program on a line of
/// its own, so that words of several characters are recognised. Platen contains none of the tables of `opencc`.
public struct ScriptConversion: Transform {
  public static let name = "script"
  public static let summary = "Converts Chinese to simplified or traditional characters with the program opencc."

  /// The options.
  public var options: ScriptOptions

  /// Makes the transform.
  public init(options: ScriptOptions = ScriptOptions()) { self.options = options }

  public func apply(to document: inout Document, context: TransformContext) async throws(TransformError) {
    var collector = ScriptEditor(.collecting)
    try collector.read(document, context)
    try context.checkCancellation()
    let texts = collector.texts.sorted()
    try context.checkCancellation()
    let languages = document.metadata.languages + collector.languages.sorted { $0.tag < $1.tag }
    guard !texts.isEmpty else {
      context.log.report(
        Diagnostic("script.no-chinese", .note, "Nothing is tagged as Chinese, so nothing is converted."))
      return
    }
    let configuration = options.to.configuration(from: languages.first { $0.primary == "zh" })
    let converted = try await run(texts, configuration)
    try context.checkCancellation()
    let pairs = Dictionary(uniqueKeysWithValues: zip(texts, converted))
    try context.checkCancellation()
    var editor = ScriptEditor(.converting(pairs, options.to.language))
    try editor.edit(&document, context)
    let count = zip(texts, converted).count { $0 != $1 }
    context.log.report(
      Diagnostic(
        "script.converted", .note,
        "Chinese is written in \(options.to.language.tag) by opencc \(configuration): \(count) of \(texts.count) texts changed."
      ))
  }

  /// The texts as the program gives them back.
  private func run(_ texts: [String], _ configuration: String) async throws(TransformError) -> [String] {
    let program: PluginProgram
    do throws(PluginError) { program = try PluginProgram(named: options.program) } catch {
      throw TransformError(
        .plugin, error.message,
        advice: "Install OpenCC (Debian: apt-get install opencc; PyPI: pip install opencc), or name the program "
          + "with --set script.program=PATH.")
    }
    let limits = PluginLimits()
    let run = ProcessRun(
      program: program, arguments: ["-c", configuration + ".json"],
      input: Array(texts.joined(separator: "\n").utf8) + [0x0A],
      time: limits.exportTime, gracePeriod: limits.gracePeriod, observer: nil, outputSize: limits.answerSize,
      errorSize: limits.standardErrorSize)
    let outcome: ProcessRun.Outcome
    do throws(PluginError) {
      outcome = try await run.run()
      try run.check(outcome)
    } catch {
      throw TransformError(error.kind == .cancelled ? .cancelled : .plugin, error.message, advice: error.advice)
    }
    var lines = String(decoding: outcome.output, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    guard lines.count == texts.count else {
      throw TransformError(
        .plugin, "\(Diagnostic.escaped(program.name)) returned \(lines.count) lines for \(texts.count) texts",
        advice: "Check that the program is OpenCC.")
    }
    return lines.map(String.init)
  }
}

/// The options of the conversion.
public struct ScriptOptions: FormatOptions {
  /// The target of the conversion.
  public enum Target: String, Hashable, Sendable, CaseIterable {
    /// Traditional characters.
    case hant
    /// Simplified characters.
    case hans
    /// Traditional characters and words of Taiwan.
    case taiwan = "hant-tw"
    /// Traditional characters of Hong Kong.
    case hongKong = "hant-hk"

    /// The language of the result.
    var language: Language {
      switch self {
      case .hant: .traditionalChinese
      case .hans: .simplifiedChinese
      case .taiwan: Language("zh-Hant-TW") ?? .traditionalChinese
      case .hongKong: Language("zh-Hant-HK") ?? .traditionalChinese
      }
    }

    /// The name of OpenCC's configuration.
    ///
    /// - Parameter source: what the text is; without a script it is taken as the other one.
    func configuration(from source: Language?) -> String {
      let tag = source?.tag ?? "zh"
      let isTaiwan = tag.hasSuffix("-TW")
      let isHongKong = tag.hasSuffix("-HK") || tag.hasSuffix("-MO")
      let isTraditional = source?.script == "Hant" || isTaiwan || isHongKong
      switch self {
      case .hans: return isTaiwan ? "tw2sp" : isHongKong ? "hk2s" : "t2s"
      case .hant: return isTaiwan ? "tw2t" : isHongKong ? "hk2t" : "s2t"
      case .taiwan: return isTraditional ? "t2tw" : "s2twp"
      case .hongKong: return isTraditional ? "t2hk" : "s2hk"
      }
    }
  }

  /// The target of the conversion.
  public var to = Target.hant
  /// The program: a path, or a name in the search path.
  public var program = "opencc"

  /// Makes options with their defaults.
  public init() {}

  public static let schema = OptionSchema<ScriptOptions>([
    .choice("to", \.to, help: "Traditional (hant), simplified (hans), or the characters of Taiwan or Hong Kong."),
    .text("program", \.program, help: "The program: a path, or a name in the search path."),
  ])
}
