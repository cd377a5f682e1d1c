import MarkupWriter
import PlatenCore

/// The package document (EPUB 3.3 §5): metadata, manifest, spine.
struct PackageDocument {
  static let fileName = "package.opf"

  let plan: EditionPlan
  let manifest: Manifest
  let claims: [Claim]

  func bytes() -> [UInt8] {
    var opf = MarkupWriter.xmlDocument(capacity: 8_192)
    opf.start("package")
    opf.attribute("xmlns", "http://www.idpf.org/2007/opf")
    opf.attribute("version", "3.0")
    opf.attribute("unique-identifier", "pub-id")
    if plan.metadata.source.textMining != nil { opf.attribute("prefix", "tdm: http://www.w3.org/ns/tdmrep#") }
    opf.attribute("xml:lang", plan.language.tag)
    opf.newline()
    var metadata = PackageMetadata(opf, plan: plan)
    metadata.write(claims: claims)
    opf = metadata.opf
    writeManifest(to: &opf)
    writeSpine(to: &opf)
    opf.end()
    opf.newline()
    return opf.bytes
  }

  private func writeManifest(to opf: inout MarkupWriter) {
    opf.start("manifest")
    opf.newline()
    for item in manifest.items {
      opf.start("item")
      opf.attribute("id", item.id)
      opf.attribute("href", item.href)
      opf.attribute("media-type", item.mediaType)
      if !item.properties.isEmpty { opf.attribute("properties", item.properties.joined(separator: " ")) }
      opf.endEmpty()
      opf.newline()
    }
    opf.end()
    opf.newline()
  }

  private func writeSpine(to opf: inout MarkupWriter) {
    opf.start("spine")
    opf.attribute("toc", "ncx")
    // Pages turn the other way when columns run from right to left, and only then.
    switch plan.options.writingMode {
    case .vertical: opf.attribute("page-progression-direction", "rtl")
    case .horizontal: break
    }
    opf.newline()
    for item in manifest.spine {
      opf.start("itemref")
      opf.attribute("idref", item.id)
      if !item.isLinear { opf.attribute("linear", "no") }
      opf.endEmpty()
      opf.newline()
    }
    opf.end()
    opf.newline()
  }
}
