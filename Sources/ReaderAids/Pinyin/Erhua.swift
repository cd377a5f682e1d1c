/// Words in which 儿 is no syllable of its own: 玩儿 is *wánr* (GB/T 16159, 6.1.6).
enum Erhua {
  /// How many characters the longest word has that is known, the 儿 with it.
  static let longest = words.reduce(0) { max($0, $1.unicodeScalars.count) }

  /// Whether a word ends with such a 儿.
  static func contains(_ word: String) -> Bool { words.contains(word) }

  /// The words, in both scripts.
  private static let words: Set<String> = {
    var result: Set<String> = []
    for base in bases.split(whereSeparator: \.isWhitespace) {
      result.insert(base + "儿")
      result.insert(base + "兒")
    }
    return result
  }()

  private static let bases = """
    玩 这 那 哪 這 事 活 味 空 劲 勁 份 画 畫 盖 蓋 圈 块 塊 门 門 歌 馅 餡 盆 碗 盘 盤 瓶 罐 盒 桶 杆 棍 钩 鉤 绳 繩 根 梗 叶 葉 花 果 核 仁 瓣 丝 絲 片 条 條
    段 头 頭 边 邊 沿 角 尖 底 顶 頂 面 里 裡 裏 今 明 昨 后 後 响 響 会 會 早晚 名 词 詞 字 句 调 調 声 聲 音 信 号 號 数 數 样 樣 色 影 形 模 款 范 範 主意
    一点 一點 有点 有點 差点 差點 快点 快點 慢点 慢點 好点 好點 早点 早點 晚点 晚點 多点 多點 大点 大點 小点 小點 一会 一會 待会 待會 等会 等會 一块 一塊
    一下 一边 一邊 这会 這會 那会 那會 这边 這邊 那边 那邊 哪边 哪邊 旁边 旁邊 聊天 干活 幹活 没事 沒事 好玩 有事 出事 同事 老头 老頭 小孩 男孩 女孩 小伙 小曲
    脸蛋 臉蛋 鼻梁 嘴角 心眼 心肝 腰板 嗓门 嗓門 脚印 腳印 眼神 眼镜 肚脐 肚臍 光棍 冰棍 冰糕 面条 麵條 饭馆 飯館 茶馆 茶館 酒馆 酒館 墨水 药水 藥水 汽水
    玩意 没劲 沒勁 使劲 使勁 费劲 費勁 起劲 起勁 干劲 幹勁 不得劲 一股劲 没门 沒門 纳闷 納悶 拐弯 拐彎 绕弯 繞彎 打滚 打滾 打盹 打杂 打雜 打鸣 打鳴 走调 走調
    解闷 解悶 逗乐 逗樂 抽空 压根 壓根 个头 個頭 跟前 手绢 手絹 围脖 圍脖 坎肩 被窝 被窩 门槛 門檻 门口 門口 胡同 巷口 路口 街坊 院门 大伙 大夥 伙伴 自个 自個
    哥们 哥們 姐们 姐們 爷们 爺們 娘们 娘們 刀刃 刀背 笔尖 筆尖 线头 線頭 纽扣 鈕扣 包袱皮 豆角 豆芽 瓜子 松子 莲子 蛋黄 蛋黃 奶嘴 皮筋 牙签 牙籤 耳垂 泪珠
    淚珠 火苗 树枝 樹枝 树根 樹根 树叶 樹葉 石子 土块 土塊 水珠 雨点 雨點 雪花 风筝 小人 小鸡 小雞 小猫 小貓 小狗 小鸟 小鳥 小鱼 小魚 小车 小車 小刀 小碗
    """
}
