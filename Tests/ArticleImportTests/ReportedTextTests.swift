import ArticleImport
import PlatenCore
import Testing

/// Further texts of the kinds that people reported of other programs, in forms that nobody here had written: numbers and units of
/// other languages, layouts, volumes, contents, notices, and prose that begins as headings do.
@Suite struct ReportedTextTests {
  typealias Sample = PlainTextKindTests.Sample

  static let reports: [Sample] = [
    Sample("远山\n\n三十章 雪\n@\n\n三十一章 河\n@\n\n三十二章 山\n@", "h1 三十章 雪", "h1 三十一章 河", "h1 三十二章 山"),
    Sample("远山\n\n二百二十章\n@\n\n二百二十一章\n@\n\n二百二十二章\n@", "h1 二百二十章", "h1 二百二十一章", "h1 二百二十二章"),
    Sample(
      "远山\n\n第 1 章 雪\n@\n\n＃ 第２章 河\n@\n\n【第三章】山\n@\n\n第四章 人\n@", "h1 第 1 章 雪", "h1 第２章 河", "h1 【第三章】山", "h1 第四章 人"),
    Sample("远山\n\n第一章雪夜归人\n%\n\n第二章开河\n%\n\n第三章归程\n%", "h1 第一章雪夜归人", "h1 第二章开河", "h1 第三章归程"),
    Sample("远山\n\n第一章\n@\n　　第一封信\n@\n　　第二封信\n@\n\n第二章\n@\n　　第三封信\n　　第七封信\n@", "h1 第一章", "h1 第二章"),
    Sample("远山\n\n第三章 甲\n@\n　　第四本书记载着锤法，来自孙家，可惜对他用处不大了，他已经彻底掌握。\n@\n\n第四章 乙\n@", "h1 第三章 甲", "h1 第四章 乙"),
    Sample("远山\n\n第九卷 第一章 雪\n@\n\n第九卷 第二章 河\n@", "h1 第九卷", "h2 第一章 雪", "h2 第二章 河"),
    Sample("远山\n\n第三十一章 晚晴\n@\n\n第三十二章 花季\n@\n\n第三十三章 席卷\n@", "h1 第三十一章 晚晴", "h1 第三十二章 花季", "h1 第三十三章 席卷"),
    Sample("远山\n\n33.\n@\n\n34.\n@\n\n35.\n@", "h1 33.", "h1 34.", "h1 35."),
    Sample("远山\n\n1 | 雪夜\n@\n\n2 | 开河\n@\n\n3 | 归程\n@", "h1 1 | 雪夜", "h1 2 | 开河", "h1 3 | 归程"),
    Sample("远山\n\nvol.001\n@\n\nvol.002\n@\n\nvol.003\n@", "h1 vol.001", "h1 vol.002", "h1 vol.003"),
    Sample("远山\n\nNo.11\n@\n\nNo.12\n@\n\nNo.13\n@", "h1 No.11", "h1 No.12", "h1 No.13"),
    Sample("远山\n\n001 巨石的反义词\n@\n\n002 雪\n@\n\n003 河\n@", "h1 001 巨石的反义词", "h1 002 雪", "h1 003 河"),
    Sample("远山\n\n第一章 雪\n@\n\n番外之一\n@\n\n番外之二\n@", "h1 第一章 雪", "h1 番外之一", "h1 番外之二"),
    Sample("远山\n\n第一章 雪\n@\n\n第二章 河\n@\n\n陈小雨番外：本色出演\n@", "h1 第一章 雪", "h1 第二章 河", "h1 陈小雨番外：本色出演"),
    Sample("远山\n\n(1)雪夜\n@\n\n(2)开河\n@\n\n(3)归程\n@", "h1 (1)雪夜", "h1 (2)开河", "h1 (3)归程"),
    Sample("远山\n\n分节阅读_1\n@\n\n分节阅读_2\n@\n\n分节阅读_3\n@", "h1 分节阅读_1", "h1 分节阅读_2", "h1 分节阅读_3"),
    Sample("远山\n\n远山_分段阅读_1\n@\n\n远山_分段阅读_2\n@\n\n远山_分段阅读_3\n@", "h1 远山_分段阅读_1", "h1 远山_分段阅读_2", "h1 远山_分段阅读_3"),
    Sample("远山\n\n章1 雪\n@\n\n章2 河\n@\n\n章3 山\n@", "h1 章1 雪", "h1 章2 河", "h1 章3 山"),
    Sample(
      "远山\n\n卷五 少年\n\n章十一 雪\n@\n\n章十二 河\n@\n\n卷六 江湖\n\n章十三 山\n@", "h1 卷五 少年", "h2 章十一 雪", "h2 章十二 河", "h1 卷六 江湖",
      "h2 章十三 山"),
    Sample(
      "远山\n\n第644章 “雪”\n@\n\n第645章 “河”与“山”\n@\n\n第646章 谁？\n@\n\n第647章 是你！\n@", "h1 第644章 “雪”", "h1 第645章 “河”与“山”",
      "h1 第646章 谁？", "h1 第647章 是你！"),
    Sample("远山\n\n第1章 雪（上）\n@\n\n第2章 雪（下）\n@\n\n第3章 河【求月票】\n@", "h1 第1章 雪（上）", "h1 第2章 雪（下）", "h1 第3章 河【求月票】"),
    Sample(
      "远山\n\n第一章 生死看淡，别人的\n@\n\n第二章 他来，他见，他走\n@\n\n第三章 你是谁\n@", "h1 第一章 生死看淡，别人的", "h1 第二章 他来，他见，他走", "h1 第三章 你是谁"),
    Sample(
      "远山\n\n第九十八章 雪\n@\n\n第一百章 河\n@\n\n第一百章 河（二）\n@\n\n第一百零三章 山\n@", "h1 第九十八章 雪", "h1 第一百章 河", "h1 第一百章 河（二）",
      "h1 第一百零三章 山"),
    Sample("书名\n作者：林远\n简介：\n　　一个少年走出山村的故事。\n\n第1章 雪\n@\n\n第2章 河\n@", "h1 第1章 雪", "h1 第2章 河"),
    Sample(
      "《远山》\n作者：林远\n\n内容简介：\n　　少年走出山村。\n------------\n\n第1章 雪\n@\n------------\n\n第2章 河\n@", "h1 第1章 雪", "h1 第2章 河"),
    Sample("远山\n\n877화. 혈식\n@\n\n878화. 눈\n@\n\n879화. 강\n@", "h1 877화. 혈식", "h1 878화. 눈", "h1 879화. 강"),
    Sample(
      "먼 산\n\n제1장 눈\n\n제비가 낮게 날았다. 노인은 장작을 더 넣었다. 아무도 말하지 않았다.\n\n제2장 강\n\n다리가 물에 잠겼다. 모두 언덕에 서서 보았다.\n\n제3장 산\n\n길은 멀었다. 그는 걸었다.",
      "h1 제1장 눈", "h1 제2장 강", "h1 제3장 산"),
    Sample(
      "遠い山\n\n第一章　雪\n\n　風が吹いていた。老人は薪をくべた。誰も何も言わなかった。\n\n第二章　川\n\n　橋が沈んだ。みな坂の上で見ていた。\n\n終章\n\n　空が晴れた。", "h1 第一章　雪",
      "h1 第二章　川", "h1 終章"),
    Sample(
      "遠い山\n\nプロローグ\n\n　風が吹いていた。老人は薪をくべた。\n\n第1話　雪\n\n　橋が沈んだ。みな坂の上で見ていた。\n\n第2話　川\n\n　空が晴れた。\n\nエピローグ\n\n　春が来た。",
      "h1 プロローグ", "h1 第1話　雪", "h1 第2話　川", "h1 エピローグ"),
    Sample("远山\n\n第一章 雪\n@\n\n第二章 河\n@\n\n完本感言\n@\n\n全书完", "h1 第一章 雪", "h1 第二章 河", "h1 完本感言"),
    Sample("远山\n\n第一章 雪\n@\n　　（本章完）\n\n第二章 河\n@\n　　（本章完）", "h1 第一章 雪", "h1 第二章 河"),
    Sample("远山\n\n第1章 雪\n@\nPS：求推荐票！\n\n第2章 河\n@\nPS：明天两更。", "h1 第1章 雪", "h1 第2章 河"),
    Sample("远山\n\n1、雪夜\n@\n　　1、先烧水。\n　　2、再下面。\n　　3、关火。\n@\n\n2、开河\n@\n\n3、归程\n@", "h1 1、雪夜", "h1 2、开河", "h1 3、归程"),
    Sample("远山\n\n第39章 雪\n@\n　　40多岁的船夫说：“这就是命啊。”\n@\n\n第40章 河\n@", "h1 第39章 雪", "h1 第40章 河"),
    Sample("远山\n\n第一章 雪\n@\n　　第三节比赛开始，比分是85：79。\n　　第四节，他上场了\n@\n\n第二章 河\n@", "h1 第一章 雪", "h1 第二章 河"),
  ]

  static let languages: [Sample] = [
    Sample(
      "La Rivière\n\nChapitre premier\n\n&\n\nChapitre II\n\n&\n\nChapitre III\n\n&", "h1 Chapitre premier",
      "h1 Chapitre II", "h1 Chapitre III"),
    Sample(
      "Der Fluss\n\nErstes Kapitel\n\n&\n\nZweites Kapitel\n\n&\n\nDrittes Kapitel\n\n&", "h1 Erstes Kapitel",
      "h1 Zweites Kapitel", "h1 Drittes Kapitel"),
    Sample("Der Fluss\n\nKapitel 1: Schnee\n\n&\n\nKapitel 2: Eis\n\n&", "h1 Kapitel 1: Schnee", "h1 Kapitel 2: Eis"),
    Sample(
      "El vado\n\nCapítulo 1. La nieve\n\n&\n\nCapítulo 2. El hielo\n\n&", "h1 Capítulo 1. La nieve",
      "h1 Capítulo 2. El hielo"),
    Sample("El vado\n\nCAPÍTULO I\n\n&\n\nCAPÍTULO II\n\n&", "h1 CAPÍTULO I", "h1 CAPÍTULO II"),
    Sample("Брод\n\nГлава 1. Снег\n\n&\n\nГлава 2. Лёд\n\n&", "h1 Глава 1. Снег", "h1 Глава 2. Лёд"),
    Sample("Брод\n\nГЛАВА ПЕРВАЯ\n\n&\n\nГЛАВА ВТОРАЯ\n\n&", "h1 ГЛАВА ПЕРВАЯ", "h1 ГЛАВА ВТОРАЯ"),
    Sample("Bến Sông\n\nChương 1: Tuyết\n\n&\n\nChương 2: Băng\n\n&", "h1 Chương 1: Tuyết", "h1 Chương 2: Băng"),
    Sample("O vau\n\nCapítulo Um\n\n&\n\nCapítulo Dois\n\n&", "h1 Capítulo Um", "h1 Capítulo Dois"),
    Sample("Il guado\n\nCapitolo I\n\n&\n\nCapitolo II\n\n&", "h1 Capitolo I", "h1 Capitolo II"),
  ]

  static let english: [Sample] = [
    Sample(
      "The Ford\n\nI. The Snow\n\n&\n\nII. The Ice\n\n&\n\nIII. The Spring\n\n&", "h1 I. The Snow", "h1 II. The Ice",
      "h1 III. The Spring"),
    Sample(
      "The Ford\n\nTHE FIRST CHAPTER\n\n&\n\nTHE SECOND CHAPTER\n\n&", "h1 THE FIRST CHAPTER", "h1 THE SECOND CHAPTER"),
    Sample(
      "The Ford\n\nCHAPTER THE FIRST\n\n&\n\nCHAPTER THE SECOND\n\n&", "h1 CHAPTER THE FIRST", "h1 CHAPTER THE SECOND"),
    Sample(
      "The Ford\n\nCHAPTER 1\n\nTHE SNOW\n\n&\n\nCHAPTER 2\n\nTHE ICE\n\n&", "h1 CHAPTER 1 THE SNOW",
      "h1 CHAPTER 2 THE ICE"),
    Sample(
      "The Ford\n\nCHAPTER ONE: THE SNOW\n\n&\n\nChapter 9 is a bit of a wildcard and he said so.\n\nCHAPTER TWO: THE ICE\n\n&",
      "h1 CHAPTER ONE: THE SNOW", "h1 CHAPTER TWO: THE ICE"),
    Sample(
      "The Ford\n\n1. The Black Bird\n\n&\n\n2. The Ice\n\n&\n\n3. The Spring\n\n&", "h1 1. The Black Bird",
      "h1 2. The Ice", "h1 3. The Spring"),
    Sample("The Ford\n\nLetter 1\n\n&\n\nLetter 2\n\n&\n\nLetter 3\n\n&", "h1 Letter 1", "h1 Letter 2", "h1 Letter 3"),
    Sample("The Ford\n\n## Chapter 1\n\n&\n\n## Chapter 2\n\n&", "h1 Chapter 1", "h1 Chapter 2"),
    Sample(
      "The Ford\n\nSTAVE I: THE SNOW\n\n&\n\nSTAVE II: THE ICE\n\n&", "h1 STAVE I: THE SNOW", "h1 STAVE II: THE ICE"),
    Sample(
      "The Ford\n\nFOREWORD\n\n&\n\nCHAPTER I\n\n&\n\nCHAPTER II\n\n&\n\nAFTERWORD\n\n&\n\nAPPENDIX A\n\n&",
      "h1 FOREWORD", "h1 CHAPTER I", "h1 CHAPTER II", "h1 AFTERWORD", "h1 APPENDIX A"),
    Sample("The Ford\n\n* * * CHAPTER 1 * * *\n\n&\n\n* * * CHAPTER 2 * * *\n\n&", "h1 CHAPTER 1", "h1 CHAPTER 2"),
    Sample("The Ford\n\n1\n\n&\n\n2\n\n&\n\n3\n\n&", "h1 1", "h1 2", "h1 3"),
    Sample("The Ford\n\n[Chapter 1]\n\n&\n\n[Chapter 2]\n\n&", "h1 [Chapter 1]", "h1 [Chapter 2]"),
  ]

  static let layouts: [Sample] = [
    Sample("远山\r\n\r\n第一章 雪\r\n@\r\n\r\n第二章 河\r\n@", "h1 第一章 雪", "h1 第二章 河"),
    Sample("远山\r\r第一章 雪\r　　天黑了。\r　　他走了。\r\r第二章 河\r　　天亮了。\r", "h1 第一章 雪", "h1 第二章 河"),
    Sample("远山\u{2028}第一章 雪\u{2028}　　天黑了。\u{2028}　　他走了。\u{2028}第二章 河\u{2028}　　天亮了。\u{2028}", "h1 第一章 雪", "h1 第二章 河"),
    Sample("远山\n第一章 雪\n%\n第二章 河\n%\n第三章 山\n%", "h1 第一章 雪", "h1 第二章 河", "h1 第三章 山"),
    Sample("远山\n\n　　第一章 雪\n\n@\n\n　　第二章 河\n\n@\n\n　　第三章 山\n\n@", "h1 第一章 雪", "h1 第二章 河", "h1 第三章 山"),
    Sample("远山\n\n第一章 雪\n\n%\n\n第二章 河\n\n%", "h1 第一章 雪", "h1 第二章 河"),
    Sample("远山\n\n                第一章 雪\n\n@\n\n                第二章 河\n\n@", "h1 第一章 雪", "h1 第二章 河"),
    Sample("　　　　　　　　远山\n\n　　　　　　　　第一章　雪\n\n@\n\n　　　　　　　　第二章　河\n\n@", "h1 第一章　雪", "h1 第二章　河"),
    Sample("远山\n\n第一章\n雪\n\n@\n\n第二章\n河\n\n@", "h1 第一章 雪", "h1 第二章 河"),
    Sample("远山\n\n第一章\n\n雪\n\n@\n\n第二章\n\n河\n\n@", "h1 第一章 雪", "h1 第二章 河"),
  ]

  static let volumes: [Sample] = [
    Sample(
      "远山\n\n第一卷：少年\n第一章：雪\n@\n第二章：河\n@\n第二卷：江湖\n第一章：山\n@", "h1 第一卷：少年", "h2 第一章：雪", "h2 第二章：河", "h1 第二卷：江湖", "h2 第一章：山"
    ),
    Sample(
      "远山\n\n【第一卷 少年】\n\n第1章 雪\n@\n\n第2章 河\n@\n\n【第二卷 江湖】\n\n第3章 山\n@", "h1 【第一卷 少年】", "h2 第1章 雪", "h2 第2章 河",
      "h1 【第二卷 江湖】", "h2 第3章 山"),
    Sample(
      "远山\n\n第一编 总论\n\n第一章 雪\n\n第一节 大雪\n@\n\n第二节 小雪\n@\n\n第二章 河\n\n第一节 河\n@\n\n第二编 分论\n\n第三章 山\n@", "h1 第一编 总论",
      "h2 第一章 雪", "h3 第一节 大雪", "h3 第二节 小雪", "h2 第二章 河", "h3 第一节 河", "h1 第二编 分论", "h2 第三章 山"),
    Sample("远山\n\n甲集\n\n第一回 雪\n@\n\n第二回 河\n@\n\n乙集\n\n第三回 山\n@", "h1 甲集", "h2 第一回 雪", "h2 第二回 河", "h1 乙集", "h2 第三回 山"),
    Sample("远山\n\n上部\n\n第一章 雪\n@\n\n下部\n\n第二章 河\n@", "h1 上部", "h2 第一章 雪", "h1 下部", "h2 第二章 河"),
    Sample(
      "远山\n\n序\n@\n\n第一卷\n\n第一章 雪\n@\n\n第二章 河\n@\n\n第二卷\n\n第一章 山\n@\n\n第二章 人\n@", "h1 序", "h1 第一卷", "h2 第一章 雪",
      "h2 第二章 河", "h1 第二卷", "h2 第一章 山", "h2 第二章 人"),
  ]

  static let contents: [Sample] = [
    Sample(
      "远山\n\n目录\n\n第一卷 少年\n第一章 雪\n第二章 河\n第二卷 江湖\n第三章 山\n\n\n第一卷 少年\n第一章 雪\n@\n第二章 河\n@\n第二卷 江湖\n第三章 山\n@", "h1 第一卷 少年",
      "h2 第一章 雪", "h2 第二章 河", "h1 第二卷 江湖", "h2 第三章 山"),
    Sample("远山\n\n目　次\n\n一、雪 / 1\n二、河 / 20\n三、山 / 40\n\n一、雪\n@\n\n二、河\n@\n\n三、山\n@", "h1 一、雪", "h1 二、河", "h1 三、山"),
    Sample("远山\n\n目录\n第1章 雪 第2章 河 第3章 山\n\n第1章 雪\n@\n\n第2章 河\n@\n\n第3章 山\n@", "h1 第1章 雪", "h1 第2章 河", "h1 第3章 山"),
    Sample(
      "The Ford\n\nCONTENTS\n\nI.    The Snow\nII.   The Ice\nIII.  The Spring\n\n\nI.\n\nThe Snow\n\n&\n\nII.\n\nThe Ice\n\n&\n\nIII.\n\nThe Spring\n\n&",
      "h1 I. The Snow", "h1 II. The Ice", "h1 III. The Spring"),
    Sample(
      "The Ford\n\nContents\n\n1. The Snow\n2. The Ice\n\n1. The Snow\n\n&\n\n2. The Ice\n\n&", "h1 1. The Snow",
      "h1 2. The Ice"),
    Sample(
      "远山\n\n目录\n\n序章\n第一章 雪 001\n第二章 河 015\n第三章 山 030\n后记 050\n\n序章\n@\n\n第一章 雪\n@\n\n第二章 河\n@\n\n第三章 山\n@\n\n后记\n@",
      "h1 序章", "h1 第一章 雪", "h1 第二章 河", "h1 第三章 山", "h1 后记"),
    Sample("远山\n\n【目录】\n\n第1章 雪\n第2章 河\n\n==========\n\n第1章 雪\n@\n\n第2章 河\n@", "h1 第1章 雪", "h1 第2章 河"),
    Sample("远山\n\n目錄\n\n　　第一回　雪\n　　第二回　河\n\n　　第一回　雪\n@\n\n　　第二回　河\n@", "h1 第一回　雪", "h1 第二回　河"),
    Sample("远山\n\n第一章 雪\n\n第一章 雪\n@\n\n第二章 河\n\n第二章 河\n@", "h1 第一章 雪", "h1 第二章 河"),
    Sample("远山\n\n第1章 雪\n第一章 雪\n@\n\n第2章 河\n第二章 河\n@", "h1 第1章 雪", "h1 第2章 河"),
    Sample("远山\n\n第1章：雪\n\n　　第1章雪\n@\n\n第2章：河\n\n　　第2章河\n@", "h1 第1章：雪", "h1 第2章：河"),
  ]

  static let notices: [Sample] = [
    Sample(
      "山城县人民政府办公室文件\n\n山政办发〔2024〕12号\n\n关于做好防汛工作的通知\n\n各乡镇人民政府，县直各部门：\n\n　　为做好防汛工作，现通知如下：\n\n　　一、提高认识\n　　各单位要高度重视。\n\n　　二、落实责任\n　　（一）明确分工。各乡镇负责本地。\n　　（二）加强值守。实行24小时值班。\n\n　　三、强化监督\n　　定期检查。\n\n　　附件：1．值班表\n　　　　　2．联系人名单\n　　　　　3．物资清单\n\n　　　　　　　　　　　　山城县人民政府办公室\n　　　　　　　　　　　　　　2024年5月10日\n\n　　（联系人：林远，电话：123456）",
      "h1 一、提高认识", "h1 二、落实责任", "h1 三、强化监督"),
    Sample(
      "关于开展检查的通知\n\n各单位：\n\n一、时间\n3月1日。\n\n二、要求\n按时报送。\n\n附件1：自查表\n附件2：联系人名单\n\n山城办公室\n2024年2月20日", "h1 一、时间", "h1 二、要求"
    ),
    Sample("關於開展檢查的通知\n\n一、時間\n3月1日。\n\n二、要求\n按時報送。\n\n附件：一、自查表\n　　　二、聯絡人名單\n\n山城辦公室", "h1 一、時間", "h1 二、要求"),
    Sample("关于检查的通知\n\n一、时间\n3月1日。\n\n二、要求\n按时报送。\n\n附件：1.自查表2.联系人名单3.地图\n\n山城办公室", "h1 一、时间", "h1 二、要求"),
    Sample(
      "Notice of Inspection\n\nI. Dates\nThe first of March.\n\nII. Duties\nReport in time.\n\nAnnexes:\n1. Form\n2. List of contacts\n\nThe Office",
      "h1 I. Dates", "h1 II. Duties"),
    Sample("关于检查的通知\n\n一、时间\n3月1日。\n\n二、要求\n按时报送。\n\n抄送：1.县委办\n      2.县府办\n\n山城办公室", "h1 一、时间", "h1 二、要求"),
    Sample(
      "关于检查的通知\n\n　　一、总体要求\n　　坚持依法检查。\n　　二、检查内容\n　　1.制度是否健全；\n　　2.台账是否完整；\n　　3.人员是否到位。\n　　三、时间安排\n　　3月1日至31日。\n　　附：检查表",
      "h1 一、总体要求", "h1 二、检查内容", "h1 三、时间安排"),
    Sample(
      "山城县村庄管理办法\n\n第一章　总则\n\n　　第一条　为了规范管理，制定本办法。\n\n　　第二条　本办法适用于全县。\n\n第二章　管理\n\n　　第三条　村庄应当整洁。\n\n　　（一）道路平整；\n　　（二）水沟畅通。\n\n第三章　附则\n\n　　第四条　本办法自发布之日起施行。",
      "h1 第一章　总则", "h1 第二章　管理", "h1 第三章　附则"),
    Sample(
      "关于乡村调查的报告\n\n一、基本情况\n（一）人口\n全县共有人口十万。\n（二）土地\n1.耕地\n耕地五万亩。\n2.林地\n林地三万亩。\n二、存在问题\n（一）道路不平\n需要修路。\n（二）水源不足\n需要打井。",
      "h1 一、基本情况", "h2 （一）人口", "h2 （二）土地", "h3 1.耕地", "h3 2.林地", "h1 二、存在问题", "h2 （一）道路不平", "h2 （二）水源不足"),
  ]

  static let web: [Sample] = [
    Sample(
      "乡村的早晨\n\n原创 林远 山城日报 2024-03-05 08:00 山城\n\n点击上方蓝字关注我们\n\n01\n\n%\n\n02\n\n%\n\n03\n\n%\n\n- END -\n\n编辑：陈小雨\n审核：王大山\n\n阅读原文",
      "h1 01", "h1 02", "h1 03"),
    Sample(
      "乡村的早晨\n\nPART 01\n出门\n\n%\n\nPART 02\n过河\n\n%\n\nPART 03\n归来\n\n%", "h1 PART 01 出门", "h1 PART 02 过河",
      "h1 PART 03 归来"),
  ]

  static let prose: [Sample] = [
    Sample("远山\n\n第一章 雪\n@\n　　第一次见面\n　　第二天早上\n　　第三者插足\n@\n\n第二章 河\n@", "h1 第一章 雪", "h1 第二章 河"),
    Sample("远山\n\n第一章 雪\n@\n　　第二集团的股票涨了\n　　第三季度的账\n　　第五部分工人下岗了\n@\n\n第二章 河\n@", "h1 第一章 雪", "h1 第二章 河"),
    Sample("远山\n\n第一章 雪\n@\n　　卷起袖子\n　　集合了！\n　　章程写好了\n　　回家\n@\n\n第二章 河\n@", "h1 第一章 雪", "h1 第二章 河"),
    Sample("远山\n\n第1章 雪\n@\n　　1、2、3，走！\n　　10、9、8……\n　　5：4，赢了！\n@\n\n第2章 河\n@", "h1 第1章 雪", "h1 第2章 河"),
    Sample("远山\n\n第1章 雪\n@\n　　三，二，一！\n　　（一）他写下这个数\n　　序列号不对\n　　后记者来了\n　　前言不搭后语\n@\n\n第2章 河\n@", "h1 第1章 雪", "h1 第2章 河"),
    Sample("远山\n\n第1章 雪\n%\n第二封信写着：不要来。\n第三本书是空的\n%\n第2章 河\n%", "h1 第1章 雪", "h1 第2章 河"),
    Sample(
      "The Ford\n\nChapter 1\n\n&\n\nBook 3 was missing from the shelf\n\nPart of him knew.\n\nNo. 5 was the house\n\nVolume up!\n\n&\n\nChapter 2\n\n&",
      "h1 Chapter 1", "h1 Chapter 2"),
    Sample(
      "Der Fluss\n\nKapitel 1\n\n&\n\nTeil 2 der Arbeit war schwer.\n\nErster Akt oder nicht\n\n&\n\nKapitel 2\n\n&",
      "h1 Kapitel 1", "h1 Kapitel 2"),
  ]

  static let short: [Sample] = [
    Sample("远山\n\n第一章\n　　天黑了\n　　她没说话\n　　他也没有\n\n第二章\n　　天亮了\n　　他走了\n　　她也走了", "h1 第一章", "h1 第二章"),
    Sample(
      "远山\n\n第一章\n\n天黑了\n\n她没说话。\n\n第二章\n\n“走吧”\n\n他走了。\n\n第三章\n\n天亮了，他走了。\n\n她也走了。", "h1 第一章", "h1 第二章", "h1 第三章"),
  ]

  static let mixed: [Sample] = [
    Sample(
      "远山\n\n第一卷\n第1章 甲\n@\n第2章 乙\n@\n第二卷\n第1章 丙\n@\n第3章 丁\n@\n第4章 戊\n@", "h1 第一卷", "h2 第1章 甲", "h2 第2章 乙", "h1 第二卷",
      "h2 第1章 丙", "h2 第3章 丁", "h2 第4章 戊"),
    Sample("远山\n\n第一章 甲\n@\n\n第三章 乙\n@\n\n第三章 丙\n@\n\n第五章 丁\n@", "h1 第一章 甲", "h1 第三章 乙", "h1 第三章 丙", "h1 第五章 丁"),
    Sample(
      "远山\n\n第001章 甲\n@\n\n第002章 乙\n@\n\n第一百零三章 丙\n@\n\n第104章 丁\n@", "h1 第001章 甲", "h1 第002章 乙", "h1 第一百零三章 丙",
      "h1 第104章 丁"),
    Sample("远山\n\n第1章　甲\n@\n\n第 2 章 乙\n@\n\n第3 章丙\n@\n\n第４章.丁\n@", "h1 第1章　甲", "h1 第 2 章 乙", "h1 第3 章丙", "h1 第４章.丁"),
    Sample("远山\n\nⅠ 甲\n@\n\nⅡ 乙\n@\n\nⅢ 丙\n@", "h1 Ⅰ 甲", "h1 Ⅱ 乙", "h1 Ⅲ 丙"),
    Sample("远山\n\n第一日\n@\n\n第二日\n@\n\n第三日\n@", "h1 第一日", "h1 第二日", "h1 第三日"),
    Sample("远山\n\n第一夜 雪\n@\n\n第二夜 河\n@\n\n第三夜 山\n@", "h1 第一夜 雪", "h1 第二夜 河", "h1 第三夜 山"),
    Sample("远山\n\nEP.01 雪\n@\n\nEP.02 河\n@\n\nEP.03 山\n@", "h1 EP.01 雪", "h1 EP.02 河", "h1 EP.03 山"),
    Sample("远山\n\nChapter One 雪\n@\n\nChapter Two 河\n@", "h1 Chapter One 雪", "h1 Chapter Two 河"),
    Sample("远山\n\n《远山》第一章 雪\n@\n\n《远山》第二章 河\n@", "h1 《远山》第一章 雪", "h1 《远山》第二章 河"),
    Sample("远山\n\n◎第一章 雪◎\n@\n\n◎第二章 河◎\n@", "h1 第一章 雪", "h1 第二章 河"),
    Sample("远山\n\n～第一章 雪～\n@\n\n～第二章 河～\n@", "h1 第一章 雪", "h1 第二章 河"),
    Sample("远山\n\n<第一章 雪>\n@\n\n<第二章 河>\n@", "h1 <第一章 雪>", "h1 <第二章 河>"),
    Sample("远山\n\n--------第1章 雪--------\n@\n\n--------第2章 河--------\n@", "h1 第1章 雪", "h1 第2章 河"),
    Sample("远山\n\n第一章、雪\n@\n\n第二章、河\n@", "h1 第一章、雪", "h1 第二章、河"),
    Sample("远山\n\n第一章-雪\n@\n\n第二章-河\n@", "h1 第一章-雪", "h1 第二章-河"),
    Sample("远山\n\n第一章\t雪\n@\n\n第二章\t河\n@", "h1 第一章\t雪", "h1 第二章\t河"),
  ]

  private func headings(_ sample: Sample) throws -> [String] {
    try StructureText.of(sample.text).filter { $0.hasPrefix("h") && $0 != "hr" }
  }

  @Test(arguments: reports + mixed)
  func chaptersOfReportedFormsAreFound(_ sample: Sample) throws { #expect(try headings(sample) == sample.headings) }

  @Test(arguments: languages)
  func chaptersAreFoundInOtherLanguages(_ sample: Sample) throws { #expect(try headings(sample) == sample.headings) }

  @Test(arguments: english)
  func englishFormsAreFound(_ sample: Sample) throws { #expect(try headings(sample) == sample.headings) }

  @Test(arguments: layouts + short)
  func layoutMakesNoDifference(_ sample: Sample) throws { #expect(try headings(sample) == sample.headings) }

  @Test(arguments: volumes)
  func chaptersStandBelowTheirVolume(_ sample: Sample) throws { #expect(try headings(sample) == sample.headings) }

  @Test(arguments: contents)
  func contentsMakeNoChapters(_ sample: Sample) throws { #expect(try headings(sample) == sample.headings) }

  @Test(arguments: notices + web)
  func noticesAndArticlesKeepTheirSections(_ sample: Sample) throws {
    #expect(try headings(sample) == sample.headings)
  }

  @Test(arguments: prose)
  func proseThatBeginsLikeAHeadingStaysProse(_ sample: Sample) throws {
    #expect(try headings(sample) == sample.headings)
  }

  // MARK: - Project Gutenberg

  private static let book = """
    The Project Gutenberg eBook of The Ford

    This eBook is for the use of anyone anywhere in the United States and
    most other parts of the world at no cost and with almost no restrictions
    whatsoever.

    Title: The Ford

    Author: Jane Doe

    Release date: March 5, 2003 [eBook #1234]

    Language: English

    *** START OF THE PROJECT GUTENBERG EBOOK THE FORD ***




    THE FORD

    by Jane Doe

    Contents

     CHAPTER I. The Snow
     CHAPTER II. The Ice
     CHAPTER III. The Spring




    CHAPTER I.
    The Snow

    It was dark in the yard, and nobody said a word.

    Then it snowed, and the old man put two more logs on the fire.



    CHAPTER II.
    The Ice

    It was dark in the yard, and nobody said a word.

    Then it snowed, and the old man put two more logs on the fire.



    CHAPTER III.
    The Spring

    It was dark in the yard, and nobody said a word.

    Then it snowed, and the old man put two more logs on the fire.

    THE END

    *** END OF THE PROJECT GUTENBERG EBOOK THE FORD ***

    Updated editions will replace the previous one--the old editions will
    be renamed.

    START: FULL LICENSE

    THE FULL PROJECT GUTENBERG LICENSE

    Section 1. General Terms of Use and Redistributing

    1.A. By reading or using any part of this work you agree.

    1.B. It may only be used on or associated in any way.

    Section 2. Information about the Mission

    It is synonymous with the free distribution of works.
    """

  @Test func frameOfProjectGutenbergIsNoPartOfTheBook() throws {
    let log = ReportLog()
    let document = try StructureText.document(ReportedTextTests.book, log: log)
    #expect(document.metadata.title?.text == "The Ford")
    #expect(document.metadata.creators.map(\.name) == ["Jane Doe"])
    #expect(
      document.outline.flattened.map { $0.title.plainText } == [
        "CHAPTER I. The Snow", "CHAPTER II. The Ice", "CHAPTER III. The Spring", "Project Gutenberg",
      ])
    let lines = StructureText.lines(document.body)
    let colophon = try #require(lines.firstIndex(of: "<colophon"))
    #expect(lines[colophon...].contains { $0.hasPrefix("p The Project Gutenberg eBook of The Ford") })
    #expect(lines[colophon...].contains("p 1.A. By reading or using any part of this work you agree."))
    #expect(log.report.diagnostics.contains { $0.id == "article.frame-moved" })
  }

  @Test func markOfProjectGutenbergWithinABookIsText() throws {
    let text = "The Ford\n\nHe read it aloud: *** START OF THE PROJECT GUTENBERG EBOOK ***\n\nNobody said a word.\n"
    #expect(try !StructureText.of(text).contains("<colophon"))
  }

  @Test func firstParagraphsAreNoTitles() throws {
    let text = "远山\n\n第一章\n\n天黑了\n\n他走了。\n\n第二章\n\n天亮了，她还在那里。\n\n她走了。\n\n第三章\n\n“谁？”\n\n没有人。\n"
    #expect(try StructureText.of(text).filter { $0.hasPrefix("h") } == ["h1 第一章", "h1 第二章", "h1 第三章"])
  }
}
