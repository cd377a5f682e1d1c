import Testing
import TextAlignment

@Suite struct SentenceSplitterTests {
  @Test(arguments: [
    ("今天很冷。他没有来！为什么？", ["今天很冷。", "他没有来！", "为什么？"]),
    ("他说：“我不去。”然后走了。", ["他说：“我不去。”", "然后走了。"]),
    ("“为什么？”他问。没有人回答。", ["“为什么？”他问。", "没有人回答。"]),
    ("我……我不知道。", ["我……我不知道。"]),
    ("版本是 3.14。下一版是 4.0。", ["版本是 3.14。", "下一版是 4.0。"]),
    ("Dr. Smith came. He sat down.", ["Dr. Smith came.", "He sat down."]),
    ("It costs 3.50 today. Buy it!", ["It costs 3.50 today.", "Buy it!"]),
    ("“Why?” he asked. Nobody knew.", ["“Why?” he asked.", "Nobody knew."]),
    ("\"Stop!\" she cried. They ran.", ["\"Stop!\" she cried.", "They ran."]),
    ("He met J. R. Tolkien. They talked.", ["He met J. R. Tolkien.", "They talked."]),
    ("Bring pens, paper, etc. and wait.", ["Bring pens, paper, etc. and wait."]),
    ("They came at 5 p.m. and left.", ["They came at 5 p.m. and left."]),
    ("(It was late.) He slept.", ["(It was late.)", "He slept."]),
    ("See Fig. 3 for details. It is clear.", ["See Fig. 3 for details.", "It is clear."]),
    ("", []), ("   ", []), ("没有句号", ["没有句号"]),
  ])
  func textIsSplit(text: String, sentences: [String]) {
    #expect(SentenceSplitter.sentences(of: text) == sentences)
  }

  @Test(arguments: ["a. b? “c!” 。。！？”“", "……", "？！。”他说：“嗯。”", "Mr. X. Y. Z. said: “No.” Yes."])
  func noCharacterIsLost(text: String) {
    let joined = SentenceSplitter.sentences(of: text).joined().filter { !$0.isWhitespace }
    #expect(joined == text.filter { !$0.isWhitespace })
  }
}
