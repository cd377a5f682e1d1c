import HTMLMapping
import MarkupReader
import PlatenCore

/// What a page says about itself: `title`, `lang`, and `meta` by the names of HTML, Dublin Core, Open Graph and citations.
extension HTMLPage {
  func metadata() -> Metadata {
    let values = metaValues()
    func first(_ names: String...) -> String? { names.lazy.compactMap { values[$0]?.first }.first }
    var metadata = Metadata()
    let title =
      first("dc.title", "dcterms.title", "citation_title") ?? titleElement() ?? first("og:title", "twitter:title")
    if let title, !title.isEmpty { metadata.titles = [Title(title)] }
    for name in ["author", "dc.creator", "dcterms.creator", "citation_author", "article:author", "parsely-author"] {
      guard metadata.creators.isEmpty, let names = values[name] else { continue }
      // Some put a profile's address where a name should be.
      metadata.creators = names.filter { !$0.contains("://") }.map { Contributor($0, role: "aut") }
    }
    for name in ["dc.contributor", "dcterms.contributor"] {
      metadata.contributors += (values[name] ?? []).map { Contributor($0) }
    }
    let tags =
      [tree.attribute("lang", of: root), tree.attribute("xml:lang", of: root), tree.attribute("lang", of: body)]
      .compactMap { $0 } + (values["dc.language"] ?? []) + (values["content-language"] ?? [])
    if let language = tags.lazy.compactMap({ Language($0) }).first { metadata.languages = [language] }
    metadata.summary = first("description", "dc.description", "dcterms.abstract", "og:description")
    let date = first(
      "dc.date", "dcterms.date", "dcterms.issued", "dcterms.created", "article:published_time",
      "citation_publication_date",
      "citation_date", "datepublished", "date", "pubdate")
    metadata.published = date.flatMap { published($0) }
    metadata.publisher = first("dc.publisher", "dcterms.publisher", "citation_publisher", "publisher")
    metadata.rights = first("dc.rights", "dcterms.rights", "copyright")
    metadata.identifiers = identifiers(values)
    metadata.subjects = subjects(values)
    metadata.source = canonicalAddress() ?? first("dc.source", "og:url")
    return metadata
  }

  /// A date as people write it; what could be two dates is none.
  private func published(_ text: String) -> PublicationDate? {
    do throws(PublicationDate.Ambiguity) {
      return try PublicationDate.written(text) ?? PublicationDate(text)
    } catch { return nil }
  }

  private func subjects(_ values: [String: [String]]) -> [Subject] {
    var seen: Set<String> = []
    let words = (values["keywords"] ?? []).flatMap { $0.split { ",，;；、".contains($0) }.map(String.init) }
    let all = words + (values["dc.subject"] ?? []) + (values["dcterms.subject"] ?? []) + (values["article:tag"] ?? [])
    return all.map(HTMLMapper.oneLine).filter { !$0.isEmpty && seen.insert($0).inserted }.prefix(50).map { Subject($0) }
  }

  private func identifiers(_ values: [String: [String]]) -> [Identifier] {
    var found = (values["citation_isbn"] ?? []).map { Identifier($0, scheme: .isbn) }
    found += (values["citation_doi"] ?? []).map { Identifier($0, scheme: .doi) }
    for value in (values["dc.identifier"] ?? []) + (values["dcterms.identifier"] ?? []) {
      let lower = value.lowercased()
      if lower.hasPrefix("urn:isbn:") {
        found.append(Identifier(String(value.dropFirst(9)), scheme: .isbn))
      } else if lower.hasPrefix("urn:uuid:") {
        found.append(Identifier(String(value.dropFirst(9)), scheme: .uuid))
      } else if lower.hasPrefix("doi:") || lower.hasPrefix("10.") {
        found.append(Identifier(String(value.drop { !$0.isNumber }), scheme: .doi))
      } else {
        found.append(Identifier(value, scheme: value.contains("://") ? .uri : .other))
      }
    }
    return found
  }

  /// The values of `meta`, by name in lower case, `dc:title` as `dc.title`.
  private func metaValues() -> [String: [String]] {
    var values: [String: [String]] = [:]
    visit(root) { node in
      guard tree.nodes[Int(node)].tag == .meta else { return true }
      let name =
        tree.attribute("name", of: node) ?? tree.attribute("property", of: node)
        ?? tree.attribute("itemprop", of: node) ?? tree.attribute("http-equiv", of: node)
      guard var key = name?.lowercased(), let content = tree.attribute("content", of: node).map(HTMLMapper.oneLine),
        !content.isEmpty
      else { return true }
      for prefix in ["dc", "dcterms"] where key.hasPrefix(prefix + ":") {
        key = prefix + "." + key.dropFirst(prefix.count + 1)
      }
      if values[key, default: []].count < 100 { values[key, default: []].append(content) }
      return true
    }
    return values
  }

  private func titleElement() -> String? {
    let head = tree.children(of: root).first { tree.nodes[Int($0)].tag == .head } ?? root
    guard let title = tree.children(of: head).first(where: { tree.nodes[Int($0)].tag == .title }) else { return nil }
    let text = tree.children(of: title).map { tree.text(of: $0) }.joined()
    return HTMLMapper.oneLine(text)
  }

  private func canonicalAddress() -> String? {
    var address: String?
    visit(root) { node in
      if tree.nodes[Int(node)].tag == .link, tree.attribute("rel", of: node)?.lowercased() == "canonical",
        address == nil
      {
        address = tree.attribute("href", of: node).map(HTMLMapper.url)
      }
      return tree.nodes[Int(node)].tag != .body
    }
    guard let address, address.hasPrefix("http://") || address.hasPrefix("https://") else { return nil }
    return address
  }

  /// Where the title of a page is that of its only heading of the first rank with the site's name beside it, it is the
  /// heading's; where there is no title, too.
  func adjustTitle(of document: inout Document) {
    var found: Heading?
    var count = 0
    func search(_ blocks: [Block]) {
      for block in blocks {
        switch block {
        case .heading(let heading) where heading.level == 1:
          found = found ?? heading
          count += 1
        case .division(let division): search(division.blocks)
        case .heading, .paragraph, .list, .definitionList, .quote, .code, .table, .figure, .parallel, .math, .raw,
          .thematicBreak, .pageBreak:
          continue
        }
      }
    }
    search(document.body)
    guard count == 1, let heading = found else { return }
    let text = HTMLMapper.oneLine(heading.inlines.plainText)
    guard !text.isEmpty else { return }
    guard let title = document.metadata.titles.first?.text else {
      document.metadata.titles = [Title(text)]
      return
    }
    guard title != text, let range = title.firstRange(of: text) else { return }
    let rest = title[..<range.lowerBound] + title[range.upperBound...]
    // What is left must begin or end with the sign that parts the two.
    let signs: Set<Character> = ["-", "–", "—", "|", "·", "•", ":", "»", "«", "›", "_", "｜"]
    let edge =
      range.lowerBound == title.startIndex ? title[range.upperBound...].first { $0 != " " } : rest.last { $0 != " " }
    if let edge, signs.contains(edge) { document.metadata.titles[0].text = text }
  }
}
