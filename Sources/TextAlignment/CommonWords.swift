/// The words of Chinese that most texts have, with the English words that most often stand for them.
enum CommonWords {
  /// Stems of the English words by the Chinese word.
  static let table: [String: [String]] = {
    var result: [String: [String]] = [:]
    for line in source.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      for word in words[0].split(separator: "/") { result[String(word)] = words.dropFirst().map { WordStem.stem($0) } }
    }
    return result
  }()

  private static let source = """
    我 i
    我们/我們/咱们 we
    你/您/你们/你們 you
    他 he
    她 she
    他们/他們/她们/它们 they
    自己 himself own
    谁/誰 who whom whose
    什么/什麼 what
    为什么/為什麼 why
    怎么/怎麼/怎样/如何 how
    哪里/哪儿 where
    什么时候 when
    不/没/沒/没有/沒有/未/无/別/别 not no never nothing without
    不是/不能/不会/不要/不可 not no
    但/但是/可是/然而/不过/却 but however yet
    因为/因為 because since
    所以/因此 therefore so thus
    如果/要是/若 if
    虽然/雖然/尽管 although though despite
    和/与/與/跟 and with
    或/或者 or
    说/說/道/讲/講 say tell speak talk
    问/問 ask question
    回答/答 answer reply
    知道 know
    想/认为/觉得/以为 think feel want believe
    看/看见/看到/见/望 look see watch read
    听/聽/听见 hear listen
    走 walk go
    来/來 come
    去 go
    回/回来/回去 return back
    到 arrive reach
    进/進/进入 enter
    出/出来/出去 out leave
    给/給 give
    拿/取 take bring
    做/作 do make
    吃 eat
    喝 drink
    坐 sit
    站 stand
    住 live
    死 die dead death
    笑 laugh smile
    哭 cry weep
    爱/愛 love
    喜欢/喜歡 like
    怕/害怕 afraid fear
    买/買 buy
    卖/賣 sell
    写/寫 write
    读/讀 read
    学/學/学习 learn study
    学生/學生 student
    学校/學校 school
    大学/大學 university
    老师/老師/先生 teacher mr sir
    朋友 friend
    人/人们 people man
    男人 man
    女人 woman
    孩子/小孩/儿童 child boy
    父亲/爸爸/父親/爹 father
    母亲/妈妈/母親/娘 mother
    儿子/兒子 son
    女儿/女兒 daughter
    哥哥/弟弟/兄弟 brother
    姐姐/妹妹/姐妹 sister
    妻子/太太/老婆 wife
    丈夫 husband
    老人/老头 old
    家 home family house
    家庭 family
    房子/屋子/屋 house room
    门/門 door gate
    窗/窗户 window
    桌子/桌 table desk
    床 bed
    路/道路 road way path
    街/街道 street
    城/城市 city town
    村/村庄/村子/农村/乡村 village rural
    国/国家/國家 country state nation
    中国/中國 china chinese
    北京 beijing peking
    上海 shanghai
    美国/美國 america american united
    英国/英國 britain british england
    日本 japan japanese
    英语/英文 english
    汉语/中文/汉字 chinese
    世界 world
    山 mountain hill
    水 water
    河/江 river
    海 sea
    火 fire
    风/風 wind
    雨 rain
    雪 snow
    天/天空 sky heaven
    太阳/太陽/阳光 sun sunlight
    月亮/月光 moon
    树/樹/树木 tree
    花 flower
    草 grass
    鸟/鳥 bird
    狗 dog
    猫/貓 cat
    马/馬 horse
    鱼/魚 fish
    车/車/汽车 car cart vehicle
    船 boat ship
    书/書 book
    信 letter
    字 word character
    话/話 word
    钱/錢 money
    手 hand
    脚/腳 foot
    头/頭 head
    眼/眼睛 eye
    脸/臉 face
    心 heart
    声音/聲音/声 voice sound
    时间/時間/时候 time
    今天/今日 today
    明天 tomorrow
    昨天 yesterday
    现在/現在/如今 now
    早上/早晨/清晨 morning
    晚上/夜/夜里/夜晚 night evening
    中午 noon
    年 year
    月 month
    日 day
    星期/周 week
    小时/小時 hour
    分钟/分鐘 minute
    春天/春 spring
    夏天/夏 summer
    秋天/秋 autumn fall
    冬天/冬 winter
    一月 january
    二月 february
    三月 march
    四月 april
    五月 may
    六月 june
    七月 july
    八月 august
    九月 september
    十月 october
    十一月 november
    十二月 december
    星期一/周一 monday
    星期日/星期天 sunday
    大 big large great
    小 small little
    老 old
    新 new
    好 good well
    坏/壞 bad
    高 high tall
    长/長 long
    短 short
    多 many much more
    少 few little less
    红/紅 red
    黑 black dark
    白 white
    蓝/藍 blue
    绿/綠 green
    黄/黃 yellow
    每 every each
    都/全/所有 all
    只/只有 only
    又/再/还 again still
    已经/已經 already
    第一 first
    最后/最後/终于 last finally
    最 most
    以前/之前/前 before ago
    以后/之后/后来/后/後 after later
    里/里面 inside
    上 on above
    下 under below down
    前面 front
    后面 behind
    左 left
    右 right
    东/東 east
    西 west
    南 south
    北 north
    工作 work job
    生活 life live
    问题/問題 problem question
    原因 reason cause
    研究 research study
    发展/發展 development develop
    经济/經濟 economy economic
    社会/社會 society social
    政府 government
    公司 company
    市场/市場 market
    企业/企業 enterprise company business
    产品/產品 product
    技术/技術 technology technical
    信息/資訊 information
    数据/數據 data
    系统/系統 system
    计算机/电脑 computer
    网络/網絡/互联网 network internet
    软件/軟件 software
    文件 file document
    文化 culture cultural
    历史/歷史 history
    教育 education
    科学/科學 science
    医院 hospital
    医生/大夫 doctor
    农民/農民 farmer peasant
    工人 worker
    电话/電話 phone telephone
    报纸 newspaper
    图/圖 figure
    表 table
    例如/比如 example instance
    需要 need
    可以/能/能够 can able
    应该/应當 should
    必须/必須 must
    开始/開始 begin start
    结束 end
    使用/用 use
    打开 open
    关/关上 close shut
    帮助/幫助 help
    希望 hope
    相信 believe
    记得 remember
    忘/忘记 forget
    等/等待 wait
    找 find look search
    发现/發現 find discover
    告诉/告訴 tell
    叫 call
    名字 name
    跑 run
    飞/飛 fly
    睡/睡觉 sleep
    百分之 percent
    万/萬 thousand
    亿/億 million billion
    """
}
