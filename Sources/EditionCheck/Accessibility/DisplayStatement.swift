/// A statement of W3C's Accessibility Metadata Display Guide for Digital Publications, in the guide's own words.
///
/// The wordings are those of the guide's canonical English vocabulary (`en-US`, version 2.1.a), which shops are asked to
/// show as they are. A part in braces stands for a value. The raw value is the guide's name of the statement.
package enum DisplayStatement: String, Hashable, Sendable, CaseIterable {
  // Ways of reading
  case modifiable = "ways-of-reading-visual-adjustments-modifiable"
  case unmodifiable = "ways-of-reading-visual-adjustments-unmodifiable"
  case modifiabilityUnknown = "ways-of-reading-visual-adjustments-unknown"
  case readable = "ways-of-reading-nonvisual-reading-readable"
  case notFullyReadable = "ways-of-reading-nonvisual-reading-not-fully"
  case notReadable = "ways-of-reading-nonvisual-reading-none"
  case readabilityUnknown = "ways-of-reading-nonvisual-reading-no-metadata"
  case alternativeText = "ways-of-reading-nonvisual-reading-alt-text"
  case synchronizedAudio = "ways-of-reading-prerecorded-audio-synchronized"
  case audioOnly = "ways-of-reading-prerecorded-audio-only"
  case audioClips = "ways-of-reading-prerecorded-audio-complementary"
  case audioUnknown = "ways-of-reading-prerecorded-audio-no-metadata"

  // Conformance
  case conformanceNone = "conformance-no"
  case conformanceA = "conformance-a"
  case conformanceAA = "conformance-aa"
  case conformanceAAA = "conformance-aaa"
  case conformanceUnknown = "conformance-unknown-standard"
  case certifier = "conformance-certifier"
  case credential = "conformance-certifier-credentials"
  case claim = "conformance-details-claim"
  case accessibility10 = "conformance-details-epub-accessibility-1-0"
  case accessibility11 = "conformance-details-epub-accessibility-1-1"
  case wcag20 = "conformance-details-wcag-2-0"
  case wcag21 = "conformance-details-wcag-2-1"
  case wcag22 = "conformance-details-wcag-2-2"
  case levelA = "conformance-details-level-a"
  case levelAA = "conformance-details-level-aa"
  case levelAAA = "conformance-details-level-aaa"
  case certificationDate = "conformance-details-certification-info"
  case certifierReport = "conformance-details-certifier-report"

  // Navigation and rich content
  case tableOfContents = "navigation-toc"
  case index = "navigation-index"
  case goToPage = "navigation-page-navigation"
  case headings = "navigation-structural"
  case navigationUnknown = "navigation-no-metadata"
  case extendedDescriptions = "rich-content-extended"
  case chemistryLaTeX = "rich-content-accessible-chemistry-as-latex"
  case chemistryMathML = "rich-content-accessible-chemistry-as-mathml"
  case describedMath = "rich-content-accessible-math-described"
  case mathLaTeX = "rich-content-accessible-math-as-latex"
  case mathMathML = "rich-content-accessible-math-as-mathml"
  case closedCaptions = "rich-content-closed-captions"
  case openCaptions = "rich-content-open-captions"
  case transcript = "rich-content-transcript"
  case richContentUnknown = "rich-content-unknown"

  // Hazards, summary and law
  case noHazards = "hazards-none"
  case hazardsUnknown = "hazards-unknown"
  case flashing = "hazards-flashing"
  case motion = "hazards-motion"
  case sound = "hazards-sound"
  case flashingUnknown = "hazards-flashing-unknown"
  case motionUnknown = "hazards-motion-unknown"
  case soundUnknown = "hazards-sound-unknown"
  case noFlashing = "hazards-flashing-none"
  case noMotion = "hazards-motion-none"
  case noSound = "hazards-sound-none"
  case hazardsNotTold = "hazards-no-metadata"
  case summaryNotTold = "accessibility-summary-no-metadata"
  case exempt = "legal-considerations-exempt"
  case lawNotTold = "legal-considerations-no-metadata"

  // Additional accessibility information
  case pageBreaks = "additional-accessibility-information-page-breaks"
  case aria = "additional-accessibility-information-aria"
  case audioDescriptions = "additional-accessibility-information-audio-descriptions"
  case braille = "additional-accessibility-information-braille"
  case fullRuby = "additional-accessibility-information-full-ruby-annotations"
  case contrastAudio = "additional-accessibility-information-high-contrast-between-foreground-and-background-audio"
  case contrastText = "additional-accessibility-information-high-contrast-between-text-and-background"
  case largePrint = "additional-accessibility-information-large-print"
  case someRuby = "additional-accessibility-information-ruby-annotations"
  case signLanguage = "additional-accessibility-information-sign-language"
  case tactileGraphics = "additional-accessibility-information-tactile-graphics"
  case tactileObjects = "additional-accessibility-information-tactile-objects"
  case speechHinting = "additional-accessibility-information-text-to-speech-hinting"

  /// The guide's name of the statement.
  package var id: String { rawValue }
  /// The short wording.
  package var compact: String { wording.compact }
  /// The wording that explains more; often the same.
  package var descriptive: String { wording.descriptive }

  private var wording: Wording {
    DisplayStatement.wordings[rawValue] ?? Wording(compact: rawValue, descriptive: rawValue)
  }
}

extension DisplayStatement {
  private struct Wording {
    let compact: String
    let descriptive: String
  }

  private static let wordings: [String: Wording] = {
    var result: [String: Wording] = [:]
    for line in table.split(separator: "\n") {
      let fields = line.split(separator: " | ").map(String.init)
      guard fields.count >= 2 else { continue }
      result[fields[0]] = Wording(compact: fields[1], descriptive: fields.count > 2 ? fields[2] : fields[1])
    }
    return result
  }()

  /// The guide's name of a statement, its short wording and, if it has one, the longer wording.
  private static let table = """
    ways-of-reading-visual-adjustments-modifiable | Appearance can be modified | Appearance of the text and page layout can be modified according to the capabilities of the reading system (font family and font size, spaces between paragraphs, sentences, words, and letters, as well as color of background and text)
    ways-of-reading-visual-adjustments-unmodifiable | Appearance cannot be modified | Text and page layout cannot be modified as the reading experience is close to a print version, but reading systems can still provide zooming options
    ways-of-reading-visual-adjustments-unknown | No information about appearance modifiability is available
    ways-of-reading-nonvisual-reading-readable | Readable in read aloud or dynamic braille | All content can be read as read aloud speech or dynamic braille
    ways-of-reading-nonvisual-reading-not-fully | Not fully readable in read aloud or dynamic braille | Not all of the content will be readable as read aloud speech or dynamic braille
    ways-of-reading-nonvisual-reading-none | Not readable in read aloud or dynamic braille | The content is not readable as read aloud speech or dynamic braille
    ways-of-reading-nonvisual-reading-no-metadata | No information about nonvisual reading is available
    ways-of-reading-nonvisual-reading-alt-text | Has alternative text | Has alternative text descriptions for images
    ways-of-reading-prerecorded-audio-synchronized | Prerecorded audio synchronized with text | All the content is available as prerecorded audio synchronized with text
    ways-of-reading-prerecorded-audio-only | Prerecorded audio only | Audiobook with no text alternative
    ways-of-reading-prerecorded-audio-complementary | Prerecorded audio clips | Prerecorded audio clips are embedded in the content
    ways-of-reading-prerecorded-audio-no-metadata | No information about prerecorded audio is available
    conformance-no | No information is available
    conformance-a | This publication meets minimum accessibility standards | The publication contains a conformance statement that it meets the EPUB Accessibility and WCAG 2 Level A standard
    conformance-aa | This publication meets accepted accessibility standards | The publication contains a conformance statement that it meets the EPUB Accessibility and WCAG 2 Level AA standard
    conformance-aaa | This publication exceeds accepted accessibility standards | The publication contains a conformance statement that it meets the EPUB Accessibility and WCAG 2 Level AAA standard
    conformance-unknown-standard | Conformance to accepted standards for accessibility of this publication cannot be determined
    conformance-certifier | The publication was certified by {certifier}
    conformance-certifier-credentials | The certifier's credential is {certifier_credentials}
    conformance-details-claim | This publication claims to meet {epub_accessibility} {wcag_version} {wcag_level}
    conformance-details-epub-accessibility-1-0 | EPUB Accessibility 1.0
    conformance-details-epub-accessibility-1-1 | EPUB Accessibility 1.1
    conformance-details-wcag-2-0 | WCAG 2.0 | Web Content Accessibility Guidelines (WCAG) 2.0
    conformance-details-wcag-2-1 | WCAG 2.1 | Web Content Accessibility Guidelines (WCAG) 2.1
    conformance-details-wcag-2-2 | WCAG 2.2 | Web Content Accessibility Guidelines (WCAG) 2.2
    conformance-details-level-a | Level A
    conformance-details-level-aa | Level AA
    conformance-details-level-aaa | Level AAA
    conformance-details-certification-info | The publication was certified on {certification_date}
    conformance-details-certifier-report | For more information refer to the certifier's report
    navigation-toc | Table of contents | Table of contents to all chapters of the text via links
    navigation-index | Index | Index with links to referenced entries
    navigation-page-navigation | Go to page | Page list to go to pages from the print source version
    navigation-structural | Headings | Elements such as headings, tables, etc for structured navigation
    navigation-no-metadata | No information is available
    rich-content-extended | Information-rich images are described by extended descriptions
    rich-content-accessible-chemistry-as-latex | Chemical formulas in LaTeX | Chemical formulas in accessible format (LaTeX)
    rich-content-accessible-chemistry-as-mathml | Chemical formulas in MathML | Chemical formulas in accessible format (MathML)
    rich-content-accessible-math-described | Text descriptions of math are provided
    rich-content-accessible-math-as-latex | Math as LaTeX | Math formulas in accessible format (LaTeX)
    rich-content-accessible-math-as-mathml | Math as MathML | Math formulas in accessible format (MathML)
    rich-content-closed-captions | Videos have closed captions | Videos included in publications have closed captions
    rich-content-open-captions | Videos have open captions | Videos included in publications have open captions
    rich-content-transcript | Transcript(s) provided
    rich-content-unknown | No information is available
    hazards-none | No hazards | The publication contains no hazards
    hazards-unknown | The presence of hazards is unknown
    hazards-flashing | Flashing content | The publication contains flashing content that can cause photosensitive seizures
    hazards-motion | Motion simulation | The publication contains motion simulations that can cause motion sickness
    hazards-sound | Sounds | The publication contains sounds that can cause sensitivity issues
    hazards-flashing-unknown | Flashing hazards not known | The presence of flashing content that can cause photosensitive seizures could not be determined
    hazards-motion-unknown | Motion simulation hazards not known | The presence of motion simulations that can cause motion sickness could not be determined
    hazards-sound-unknown | Sound hazards not known | The presence of sounds that can cause sensitivity issues could not be determined
    hazards-flashing-none | No flashing hazards | The publication does not contain flashing content that can cause photosensitive seizures
    hazards-motion-none | No motion simulation hazards | The publication does not contain motion simulations that can cause motion sickness
    hazards-sound-none | No sound hazards | The publication does not contain sounds that can cause sensitivity issues
    hazards-no-metadata | No information is available
    accessibility-summary-no-metadata | No information is available
    legal-considerations-exempt | Claims an accessibility exemption in some jurisdictions | This publication claims an accessibility exemption in some jurisdictions
    legal-considerations-no-metadata | No information is available
    additional-accessibility-information-page-breaks | Page breaks included | Page breaks included from the original print source
    additional-accessibility-information-aria | ARIA roles included | Content is enhanced with ARIA roles to optimize organization and facilitate navigation
    additional-accessibility-information-audio-descriptions | Audio descriptions
    additional-accessibility-information-braille | Braille
    additional-accessibility-information-full-ruby-annotations | Full ruby annotations
    additional-accessibility-information-high-contrast-between-foreground-and-background-audio | High contrast between foreground and background audio
    additional-accessibility-information-high-contrast-between-text-and-background | High contrast between foreground text and background
    additional-accessibility-information-large-print | Large print
    additional-accessibility-information-ruby-annotations | Some ruby annotations
    additional-accessibility-information-sign-language | Sign language
    additional-accessibility-information-tactile-graphics | Tactile graphics included | Tactile graphics have been integrated to facilitate access to visual elements for blind people
    additional-accessibility-information-tactile-objects | Tactile 3D objects
    additional-accessibility-information-text-to-speech-hinting | Text-to-speech hinting provided
    """
}
