import ArticleImport
import PlatenCore
import Testing

/// Lines as they stand between two paragraphs, and what they become.
@Suite struct HeadingLineTests {
  struct Line: CustomTestStringConvertible, Sendable {
    var source: String
    var becomes: [String]
    var testDescription: String { source }

    init(_ source: String, _ becomes: String...) {
      self.source = source
      self.becomes = becomes
    }
  }

  static let numbered = [
    Line("1. Strengthening Leadership", "h1 1. Strengthening Leadership"),
    Line("1. Growth (经济发展)", "h1 1. [Growth|经济发展]"),
    Line("2．经济发展（Economic Development）", "h1 2．[经济发展|Economic Development]"),
    Line("3、乡村建设", "h1 3、乡村建设"),
    Line("12. What is a village?", "h1 12. What is a village?"),
    Line("1.强化领导", "h1 1.强化领导"),
    Line("1.2 Methods", "h1 1.2 Methods"),
    Line("1.2.3 研究方法", "h1 1.2.3 研究方法"),
    Line("2.1. Sources", "h1 2.1. Sources"),
    Line("１．全角数字", "h1 １．全角数字"),
    Line("一、强化领导", "h1 一、强化领导"),
    Line("十二、结束语", "h1 十二、结束语"),
    Line("（一）组织建设", "h1 （一）组织建设"),
    Line("(三) 社会服务", "h1 (三) 社会服务"),
    Line("第一章", "h1 第一章"),
    Line("第一章　绪论", "h1 第一章　绪论"),
    Line("第二章：方法 (Methods)", "h1 第二章：[方法|Methods]"),
    Line("第十二章 乡村", "h1 第十二章 乡村"),
    Line("第3章 数据", "h1 第3章 数据"),
    Line("第一节 背景", "h1 第一节 背景"),
    Line("第二部分 理论", "h1 第二部分 理论"),
    Line("第一卷 风起", "h1 第一卷 风起"),
    Line("第一回 甄士隐梦幻识通灵", "h1 第一回 甄士隐梦幻识通灵"),
    Line("第五條 總則", "h1 第五條 總則"),
    Line("篇一：农村党建工作总结", "h1 篇一：农村党建工作总结"),
    Line("篇2：农村工作", "h1 篇2：农村工作"),
    Line("【篇三】乡村振兴", "h1 【篇三】乡村振兴"),
    Line("Chapter 1", "h1 Chapter 1"),
    Line("CHAPTER IV", "h1 CHAPTER IV"),
    Line("Chapter One: The Village", "h1 Chapter One: The Village"),
    Line("Chapter 2 Water and Soil", "h1 Chapter 2 Water and Soil"),
    Line("Part I", "h1 Part I"),
    Line("Part Two — The River", "h1 Part Two — The River"),
    Line("Section 3. Results", "h1 Section 3. Results"),
    Line("Lesson 5 (第五课)", "h1 Lesson 5 (第五课)"),
  ]

  static let sentences = [
    Line("Chapter 2 tells how the village was built.", "p Chapter 2 tells how the village was built."),
    Line("Part I of this story was told before.", "p Part I of this story was told before."),
    Line("第一章讲述了这个村庄的历史，也讲述了它的人。", "p 第一章讲述了这个村庄的历史，也讲述了它的人。"),
    Line("第一条 为了规范管理，制定本办法。", "p 第一条 为了规范管理，制定本办法。"),
    Line("3.5 million people live there", "p 3.5 million people live there"),
    Line("1.5 metres is enough.", "p 1.5 metres is enough."),
    Line("2024年5月1日，村里开会。", "p 2024年5月1日，村里开会。"),
    Line("2024. That was the year", "p 2024. That was the year"),
    Line("1. This is a sentence with its full stop.", "p 1. This is a sentence with its full stop."),
    Line("1. 这是一个很长的句子，它以句号结束。", "p 1. 这是一个很长的句子，它以句号结束。"),
    Line("I. Newton wrote it", "p I. Newton wrote it"),
    Line("A. Smith agreed", "p A. Smith agreed"),
    Line("一个村庄的故事", "p 一个村庄的故事"),
    Line("一、", "p 一、"),
    Line("第三次会议", "p 第三次会议"),
    Line("3D printing", "p 3D printing"),
    Line("1.example.com", "p 1.example.com"),
    Line("1) a lone item", "p 1) a lone item"),
    Line("篇幅不长", "p 篇幅不长"),
    Line("The conclusion was clear", "p The conclusion was clear"),
    Line("Notes: none were taken", "p Notes: none were taken"),
    Line("结论是清楚的", "p 结论是清楚的"),
  ]

  static let parts = [
    Line("Conclusion", "<conclusion", "h1 Conclusion"),
    Line("CONCLUSION", "<conclusion", "h1 CONCLUSION"),
    Line("Conclusion (结论)", "<conclusion", "h1 [Conclusion|结论]"),
    Line("结语（Conclusion）", "<conclusion", "h1 [结语|Conclusion]"),
    Line("Conclusion:", "<conclusion", "h1 Conclusion:"),
    Line("结论", "<conclusion", "h1 结论"),
    Line("結論", "<conclusion", "h1 結論"),
    Line("结 语", "<conclusion", "h1 结 语"),
    Line("结束语", "<conclusion", "h1 结束语"),
    Line("前言", "<preface", "h1 前言"),
    Line("前　言", "<preface", "h1 前　言"),
    Line("Preface", "<preface", "h1 Preface"),
    Line("序言", "<foreword", "h1 序言"),
    Line("序", "<foreword", "h1 序"),
    Line("Foreword", "<foreword", "h1 Foreword"),
    Line("Introduction (引言)", "<introduction", "h1 [Introduction|引言]"),
    Line("引言", "<introduction", "h1 引言"),
    Line("緒論", "<introduction", "h1 緒論"),
    Line("Introduction: The Village Today", "<introduction", "h1 Introduction: The Village Today"),
    Line("后记", "<afterword", "h1 后记"),
    Line("後記", "<afterword", "h1 後記"),
    Line("Afterword", "<afterword", "h1 Afterword"),
    Line("尾声", "<epilogue", "h1 尾声"),
    Line("Appendix", "<appendix", "h1 Appendix"),
    Line("Appendix A", "<appendix", "h1 Appendix A"),
    Line("Appendix B: Tables", "<appendix", "h1 Appendix B: Tables"),
    Line("附录一", "<appendix", "h1 附录一"),
    Line("附錄", "<appendix", "h1 附錄"),
    Line("References", "<bibliography", "h1 References"),
    Line("References/参考文献", "<bibliography", "h1 References/参考文献"),
    Line("参考文献：", "<bibliography", "h1 参考文献："),
    Line("词汇表", "<glossary", "h1 词汇表"),
    Line("Glossary (词汇表)", "<glossary", "h1 [Glossary|词汇表]"),
    Line("術語表", "<glossary", "h1 術語表"),
    Line("Acknowledgments", "<acknowledgments", "h1 Acknowledgments"),
    Line("致谢", "<acknowledgments", "h1 致谢"),
    Line("Abstract", "<abstract", "h1 Abstract"),
    Line("【摘要】", "<abstract", "h1 【摘要】"),
    Line("注释", "<endnotes", "h1 注释"),
    Line("楔子", "<prologue", "h1 楔子"),
    Line("Editor's Note", "<editors-note", "h1 Editor's Note"),
    Line("Editor’s note:", "<editors-note", "h1 Editor’s note:"),
    Line("编者注", "<editors-note", "h1 编者注"),
  ]

  static let leadIns = [
    Line(
      "Editor's Note: For our readers, this matters.", "<editors-note", "h1 Editor's Note:",
      "p For our readers, this matters."),
    Line(
      "Editor’s Note: For our readers, this matters.", "<editors-note", "h1 Editor’s Note:",
      "p For our readers, this matters."),
    Line("编者按：本文讨论农村。", "<editors-note", "h1 编者按：", "p 本文讨论农村。"),
    Line("編者按：本文討論農村。", "<editors-note", "h1 編者按：", "p 本文討論農村。"),
    Line("【编者按】本文讨论农村。", "<editors-note", "h1 【编者按】", "p 本文讨论农村。"),
    Line("摘要：本文讨论农村。", "<abstract", "h1 摘要：", "p 本文讨论农村。"),
    Line("Abstract: This paper is short.", "<abstract", "h1 Abstract:", "p This paper is short."),
    Line("结语：村庄会好起来的。", "<conclusion", "h1 结语：", "p 村庄会好起来的。"),
    Line("Conclusion: It will be well, we hope.", "<conclusion", "h1 Conclusion:", "p It will be well, we hope."),
    Line("Conclusion (结论): It will be well.", "<conclusion", "h1 [Conclusion|结论]:", "p It will be well."),
  ]

  private func becomes(_ line: Line) throws -> [String] {
    // A numbered heading behind it, so that a lead-in is not the last heading of the text.
    let source = "Title\nBefore it.\n\(line.source)\nAfter it.\n第九十九章\n完。"
    let lines = try StructureText.of(source)
    return lines.drop { $0 != "p Before it." }.dropFirst().prefix { $0 != "p After it." }.map { $0 }
  }

  @Test(arguments: numbered)
  func numberedLineIsHeading(_ line: Line) throws { #expect(try becomes(line) == line.becomes) }

  @Test(arguments: sentences)
  func sentenceStaysParagraph(_ line: Line) throws { #expect(try becomes(line) == line.becomes) }

  @Test(arguments: parts)
  func partNameOpensDivision(_ line: Line) throws { #expect(try becomes(line) == line.becomes) }

  @Test(arguments: leadIns)
  func leadInOpensDivision(_ line: Line) throws { #expect(try becomes(line) == line.becomes) }
}
