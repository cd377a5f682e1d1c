internal import PlatenCore

/// The passages of one language, as numbers to compute with.
struct TextSide {
  /// What punctuation says about a passage, counted.
  struct Marks: Hashable {
    var questions = 0
    var exclamations = 0
    var quotations = 0
    var colons = 0
    var ellipses = 0
    var brackets = 0
  }

  /// Letters, a Han character as the letters that usually stand for it, see ``PassageReader/lettersPerHan``.
  var lengths: [Double] = []
  var marks: [Marks] = []
  /// Where the words of each passage begin in ``words``, and after the last one the end.
  var starts: [Int] = [0]
  /// Every word of the text as its number in ``vocabulary``.
  var words: [Int32] = []
  /// The words.
  var vocabulary: [String] = []
  /// How often each word occurs.
  var counts: [Int32] = []
  private var numbers: [String: Int32] = [:]

  /// How many passages there are.
  var count: Int { lengths.count }

  /// The words of a passage.
  func range(_ passage: Int) -> Range<Int> { starts[passage]..<starts[passage + 1] }

  /// The number of a word, `nil` if it does not occur.
  func number(of word: String) -> Int32? { numbers[word] }

  mutating func add(length: Double, marks: Marks, words: [String]) {
    lengths.append(length)
    self.marks.append(marks)
    for word in words {
      let number: Int32
      if let known = numbers[word] {
        number = known
        counts[Int(known)] += 1
      } else {
        number = Int32(vocabulary.count)
        numbers[word] = number
        vocabulary.append(word)
        counts.append(1)
      }
      self.words.append(number)
    }
    starts.append(self.words.count)
  }
}
