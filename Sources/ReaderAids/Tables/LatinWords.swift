/// Words of languages that are written with Latin letters: articles, prepositions, pronouns, conjunctions and forms of the
/// commonest verbs, without which hardly a sentence can be made. A word may belong to several.
enum LatinWords {
  /// The words of each language, by its tag.
  static let lists: [(language: StaticString, words: StaticString)] = [
    (
      "en",
      """
      the of and to in is that it for was on are as with be by this have from or had not but what all were when we there can an your
      which their if will each about how up out them then she many some these would other into has more her him could make than been its
      now my made did get may over only after where most before through must any should such here between both being those because used
      see does no so who you they he at
      """
    ),
    (
      "fr",
      """
      le la les de des du et est un une en que qui dans pour pas sur au aux par plus ne se ce cette ces avec il elle ils elles sont être
      ou où mais comme nous vous leur leurs son sa ses si tout tous fait été avait ont même aussi sans sous entre après avant peut donc
      dont était deux je à cet chaque lorsque vers très
      """
    ),
    (
      "de",
      """
      der die das und ist in den von zu mit dem des ein eine einen einer eines einem nicht auf für sich auch als an es im aus bei nach wird
      werden sind wie oder wenn kann nur noch dass daß über zum zur durch um so vor bis unter er sie ich wir war hat haben aber diese dieser
      dieses man mehr sein seine ihre ohne zwischen muss müssen alle keine falls beim vom
      """
    ),
    (
      "es",
      """
      el la los las de del y que en un una es por con para no se su sus al lo como más o pero este esta estos estas si ha son ser fue está
      hay cuando también entre sobre sin hasta desde todo todos muy ya porque donde qué puede debe cada otro otra mismo le les nos cual
      tiene sólo ello ese esa
      """
    ),
    (
      "pt",
      """
      o a os as de do da dos das e que em um uma é por com para não se seu sua seus suas ao aos à no na nos nas como mais ou mas este esta
      isso são ser foi está há quando também entre sobre sem até desde todo todos muito já porque onde pode deve cada outro outra mesmo
      pelo pela lhe você ele ela tem nem só
      """
    ),
    (
      "it",
      """
      il lo la i gli le di del della dei delle degli e che in un una è per con non si su sul sulla al alla ai alle da dal dalla come più o
      ma questo questa questi queste se sono essere stato ha anche tra fra senza fino ogni tutti tutto molto già perché dove può deve altro
      stesso nel nella nei nelle quando viene suo sua suoi ed ad
      """
    ),
    (
      "nl",
      """
      de het een van en in is dat op te zijn met voor niet aan er om ook als dan bij nog door naar maar uit over tot wordt worden deze dit
      die kan of heeft hebben was waren wat wie hoe zo zich geen meer veel alle andere onder tegen tussen moet ze hij wij je u haar hun al
      indien wanneer zonder
      """
    ),
    (
      "pl",
      """
      i w na z do nie się jest to że o jak za od po przez dla przy ale czy lub oraz są być może tego tej ten ta te jego jej ich tylko także
      gdy jeśli który która które których bez pod przed między już tak co więc aby było był była będzie można każdy wszystkie ze we jako
      """
    ),
    (
      "cs",
      """
      a v na se je že s z do o i k by za pro to ve po jako od při ale jsou nebo být jeho který která které kterou byl byla bylo může tak
      jak co už pokud než aby také mezi pod před bez podle této tento tato však není lze ze ke si jen když bude pouze
      """
    ),
    (
      "sv",
      """
      och att i det som en på är av för med till den inte om ett han de har från vid var kan så eller men när ska skall också efter under
      mellan utan alla detta denna dessa man vara blir där hur vad sig sin sitt sina hon vi jag mycket mer annan andra över endast måste
      något någon ut upp gör varit kunde skulle ville varje igen dem finns ger dock ingen hela samt vilken använder används inte
      """
    ),
    (
      "da",
      """
      og at i det som en på er af for med til den ikke om et han de har fra ved var kan så eller men når skal også efter under mellem uden
      alle dette denne disse man være bliver hvor hvad sig sin sit sine hun vi jeg meget mere anden andre over kun må hvis bruges
      noget nogen ud op gør været kunne skulle ville hver igen dem findes giver såfremt dog ingen hele samt hvilken bruger
      """
    ),
    (
      "nb",
      """
      og at i det som en på er av for med til den ikke om et han de har fra ved var kan så eller men når skal også etter under mellom uten
      alle dette denne disse man være blir hvor hva seg sin sitt sine hun vi jeg mye mer annen andre over bare må hvis brukes ble
      noe noen ut opp gjør vært kunne skulle ville hver igjen dem finnes gir dersom slik ingen hele samt hvilken bruker ikkje
      """
    ),
    (
      "fi",
      """
      ja on ei se että tai ovat olla oli kuin mutta myös jos kun joka jotka jonka tämä nämä sen niiden ole voi voidaan vain niin mukaan
      kanssa ennen jälkeen ilman sekä mikä kaikki hän ne siitä tämän olevan
      """
    ),
    (
      "hu",
      """
      a az és nem hogy is egy van ez azt meg de vagy mint csak ha már még el be ki fel volt ezt lehet minden után pedig amely amelyek
      ahol illetve között szerint nélkül kell arra ezek azok egyik vannak
      """
    ),
    (
      "ro",
      """
      și de în a la cu nu pe este un o că se din care sau mai pentru fi sunt ca ce fost dar prin după când acest această acestea până fără
      între dacă poate trebuie al ale lui ei lor fie toate doar îl își
      """
    ),
    (
      "tr",
      """
      ve bir bu için ile de da olarak olan ne gibi daha çok en ya veya her kadar sonra ancak ise değil o var yok ki mi eğer bunun üzere
      göre tarafından olduğu olur olup hem şey diğer tüm ama önce bazı kendi içinde aynı böyle zaman
      """
    ),
    (
      "vi",
      """
      và của là các có được trong cho không một những với này để khi đã từ người ra vào như về đến hoặc hay nếu theo trên cũng thì bởi
      sẽ phải bị tại do mà nhiều sau hơn rằng chỉ tất cả mỗi nó đó việc cần
      """
    ),
    (
      "id",
      """
      yang dan di ke dari untuk ini itu dengan dalam pada adalah tidak akan oleh sebagai atau juga dapat ada telah bisa karena lebih saya
      anda kita mereka dia jika bila sudah belum harus hanya setiap antara secara tersebut seperti kepada bahwa agar maka saat para
      """
    ),
  ]

  /// Letters that only a few of these languages have: a word with one of them is evidence for these.
  static let letters: [(language: StaticString, letters: StaticString)] = [
    ("fr", "çèêëîïôùûœàâ"), ("de", "ßäöü"), ("es", "ñáéíóú¿¡"), ("pt", "ãõçáéíóúâêô"), ("it", "àèéìòù"), ("nl", "ëïéö"),
    ("pl", "ąćęłńóśźż"), ("cs", "áčďéěíňóřšťúůýž"), ("sv", "åäö"), ("da", "æøå"), ("nb", "æøå"), ("fi", "äö"),
    ("hu", "áéíóöőúüű"), ("ro", "ăâîșțşţ"), ("tr", "çğıöşü"),
    (
      "vi",
      """
      ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ
      """
    ),
  ]
}
