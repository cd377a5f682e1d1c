extension Vocabulary {
  /// The names by which a reader of text knows the parts, in lower case; the names that editions give are among them.
  package static let recognisedParts: [(Role, [String])] = [
    (
      .editorsNote,
      [
        "editor's note", "editors' note", "editors note", "editor's notes", "note from the editor", "from the editor",
        "a note from the editor", "editorial note", "编者按", "編者按", "编者注", "編者注", "編者註", "编者的话", "編者的話", "编者语", "編者語",
        "编按", "編按", "小编按", "小編按", "编辑按", "編輯按", "编辑的话", "編輯的話", "主编的话", "主編的話", "本刊按", "按语", "按語",
      ]
    ),
    (.foreword, ["foreword", "序", "序言", "代序", "总序", "總序", "推荐序", "推薦序", "序文"]),
    (
      .preface,
      [
        "preface", "author's preface", "author's note", "translator's preface", "translator's note", "前言", "自序", "作者序",
        "译者序", "譯者序", "译者按", "譯者按", "译序", "譯序", "卷首语", "卷首語", "写在前面", "寫在前面",
      ]
    ),
    (.prologue, ["prologue", "prelude", "楔子", "引子", "序章", "序幕"]),
    (
      .introduction,
      [
        "introduction", "引言", "导言", "導言", "绪论", "緒論", "导论", "導論", "绪言", "緒言", "导语", "導語", "导读", "導讀", "引论", "引論",
        "引语", "引語",
      ]
    ),
    (.abstract, ["abstract", "executive summary", "摘要", "内容摘要", "內容摘要", "内容提要", "內容提要", "提要", "中文摘要", "英文摘要"]),
    (
      .conclusion,
      [
        "conclusion", "conclusions", "concluding remarks", "closing remarks", "in conclusion", "结论", "結論", "结语", "結語",
        "结束语", "結束語", "总结", "總結", "余论", "餘論",
      ]
    ),
    (.epilogue, ["epilogue", "尾声", "尾聲"]),
    (.afterword, ["afterword", "postscript", "后记", "後記", "跋", "编后记", "編後記", "译后记", "譯後記", "编后", "編後", "编后语", "編後語"]),
    (
      .acknowledgments,
      ["acknowledgments", "acknowledgements", "acknowledgment", "acknowledgement", "致谢", "致謝", "谢辞", "謝辭", "鸣谢", "鳴謝"]
    ),
    (.appendix, ["appendix", "appendices", "附录", "附錄"]),
    (
      .glossary,
      [
        "glossary", "glossary of terms", "key terms", "vocabulary", "词汇表", "詞彙表", "术语表", "術語表", "词汇", "詞彙", "生词表",
        "生詞表",
        "名词解释", "名詞解釋", "术语", "術語",
      ]
    ),
    (
      .bibliography,
      [
        "references", "bibliography", "works cited", "参考文献", "參考文獻", "参考书目", "參考書目", "参考资料", "參考資料", "引用文献", "引用文獻",
      ]
    ),
    (.endnotes, ["endnotes", "notes", "注释", "註釋", "注釋", "尾注", "尾註", "附注", "附註"]),
    (.dedication, ["dedication", "献辞", "獻辭", "献词", "獻詞", "题献", "題獻"]),
    (.index, ["index", "索引"]),
    (.colophon, ["colophon", "出版说明", "出版說明"]),
    (.copyrightPage, ["copyright", "copyright page", "版权页", "版權頁", "版权信息", "版權信息"]),
    (.credits, ["credits", "制作人员", "製作人員"]),
    (.errata, ["errata", "erratum", "勘误", "勘誤", "勘误表", "勘誤表"]),
  ]
}
