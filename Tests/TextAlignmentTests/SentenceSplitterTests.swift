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
    ("他看了《你是谁？》这本书。书很好。", ["他看了《你是谁？》这本书。", "书很好。"]),
    ("书名是《你是谁？》。书很好。", ["书名是《你是谁？》。", "书很好。"]),
    ("他（真的吗？）走了。（天黑了。）我睡了。", ["他（真的吗？）走了。", "（天黑了。）", "我睡了。"]),
    ("我问“为什么？”的时候，他笑了。", ["我问“为什么？”的时候，他笑了。"]),
    ("“走吧……”她低声说道。没有人动。", ["“走吧……”她低声说道。", "没有人动。"]),
    ("“什么？！”他叫起来。「再見。」他說。", ["“什么？！”他叫起来。", "「再見。」他說。"]),
    ("He joined the U.S. Army in 1990. He left it.", ["He joined the U.S. Army in 1990.", "He left it."]),
    ("He lived in the U.S. He died there.", ["He lived in the U.S.", "He died there."]),
    ("Visit www.example.com. Then read on.", ["Visit www.example.com.", "Then read on."]),
    ("1. First this. 2. Then that.", ["1. First this.", "2. Then that."]),
    ("She said no. Then she loved art. The No. 1 won.", ["She said no.", "Then she loved art.", "The No. 1 won."]),
    ("“What?” Mrs. Brown asked. Nobody knew.", ["“What?” Mrs. Brown asked.", "Nobody knew."]),
    ("“Yes!” He left. She said nothing.", ["“Yes!”", "He left.", "She said nothing."]),
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
