/// What is left of a foreign name when it is spelt with Chinese characters: its consonants, by classes that stay apart.
///
/// 普林斯顿 (*pu lin si dun*) and Princeton both have `PLNSTN`.
enum SoundKey {
  /// The characters that names are spelt with (the tables of Xinhua news agency have some 400 of them).
  private static let spelling = Set(
    """
    阿埃艾爱安昂奥澳巴白拜班邦包保鲍贝本比毕彼别宾波伯勃博布策查昌楚茨达大戴丹当道德登邓狄迪蒂第丁东杜敦顿多厄恩尔耳伐法凡范菲费芬丰\
    佛弗福夫富盖甘冈高戈哥歌格葛根贡古顾瓜哈海汉豪赫黑亨洪侯胡华怀惠霍基吉加迦嘉贾简杰捷金津京久居喀卡凯坎康考柯科克肯空孔库夸奎昆拉\
    腊莱赖兰朗劳勒乐雷蕾黎李里理利莉丽力立利连廉列烈林琳龙隆娄卢鲁露路吕伦罗洛马玛麦迈曼芒毛茂梅门蒙孟米密敏明摩莫默姆木穆纳娜南内尼\
    妮年涅宁牛纽农努诺女欧帕派潘庞培佩彭皮平坡珀普齐契奇乔切琴琼丘热仁日荣茹瑞若撒萨塞赛桑瑟森沙莎山珊尚绍舍申圣盛施什史士舒朔丝斯\
    思松苏索所塔泰坦汤唐陶特腾提汀图吐托瓦娃万旺威薇韦维魏温文翁沃乌武伍西希锡夏显香肖歇谢辛欣兴雄休许雪雅亚扬杨耶叶伊易茵英尤于约赞\
    早泽曾扎詹章珍朱卓兹佐黛婷倩茜妲缇翠菈
    """.unicodeScalars)

  /// Whether a foreign name can be spelt with a character.
  static func isSpelling(_ scalar: Unicode.Scalar) -> Bool { spelling.contains(scalar) }

  /// The consonants of a syllable of pinyin, nothing for one that is a vowel.
  static func consonants(ofSyllable syllable: String) -> String {
    if syllable == "er" { return "L" }
    var result = ""
    switch syllable.first {
    case "b", "p": result = "P"
    case "m": result = "M"
    case "f": result = "F"
    case "d", "t": result = "T"
    case "n": result = "N"
    case "l", "r": result = "L"
    case "g", "k": result = "K"
    case "h": result = "H"
    case "j", "q", "x", "z", "c", "s": result = "S"
    case "w": result = "W"
    default: break
    }
    if syllable.utf8.count > 1, syllable.hasSuffix("n") || syllable.hasSuffix("ng") { result += "N" }
    return result
  }

  /// The keys that a name may have, for what is silent or heard in several ways; none for one of fewer than two consonants.
  static func keys(ofName name: String) -> [String] {
    let letters = Array(name.utf8)
    var keys: [String] = [""]
    var offset = 0
    while offset < letters.count {
      let sound = Sound(letters, offset)
      offset += sound.length
      keys = keys.flatMap { key in sound.choices.map { key + $0 } }
      if keys.count > 8 { keys.removeLast(keys.count - 8) }
    }
    var result: [String] = []
    for key in keys.map(merged) where key.utf8.count > 1 && !result.contains(key) { result.append(key) }
    return result
  }

  /// Without a consonant that repeats the one before it.
  static func merged(_ key: String) -> String {
    var result = ""
    for letter in key where letter != result.last { result.append(letter) }
    return result
  }

  /// One sound of a name in Latin letters.
  private struct Sound {
    var choices: [String]
    var length = 1

    init(_ letters: [UInt8], _ offset: Int) {
      let letter = Character(Unicode.Scalar(letters[offset]))
      let next = offset + 1 < letters.count ? Character(Unicode.Scalar(letters[offset + 1])) : " "
      let isSoft = "eiy".contains(next)
      choices = [""]
      switch (letter, next) {
      case ("c", "h"), ("s", "h"): (choices, length) = (["S"], 2)
      case ("p", "h"): (choices, length) = (["F"], 2)
      case ("t", "h"): (choices, length) = (["S", "T"], 2)
      case ("q", _): choices = ["K"]
      case ("c", _): choices = [isSoft ? "S" : "K"]
      case ("g", _): choices = isSoft ? ["S", "K"] : ["K"]
      case ("b", _), ("p", _): choices = ["P"]
      case ("d", _), ("t", _): choices = ["T"]
      case ("f", _): choices = ["F"]
      case ("v", _): choices = ["W", "F"]
      case ("w", _): choices = ["W"]
      case ("h", _): choices = ["H"]
      case ("j", _), ("s", _), ("z", _): choices = ["S"]
      case ("k", _): choices = ["K"]
      case ("x", _): choices = ["KS"]
      case ("l", _): choices = ["L"]
      case ("m", _): choices = "aeiouy".contains(next) || next == " " ? ["M"] : ["M", "N"]
      case ("n", _): choices = ["N"]
      // An r before another consonant or at the end is often not spelt.
      case ("r", _): choices = "aeiouyr".contains(next) ? ["L"] : ["", "L"]
      default: break
      }
    }
  }
}
