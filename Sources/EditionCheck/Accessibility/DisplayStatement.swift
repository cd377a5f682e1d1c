/// A statement of W3C's Accessibility Metadata Display Guide for Digital Publications, in the guide's own words.
///
/// The wordings are those of the guide's canonical English vocabulary (`en-US`, version 2.1.a), which shops are asked to
/// show as they are. A part in braces stands for a value.
package struct DisplayStatement: Hashable, Sendable {
  /// The guide's name of the statement.
  package let id: String
  /// The short wording.
  package let compact: String
  /// The wording that explains more; often the same.
  package let descriptive: String

  private init(_ id: String, _ compact: String, _ descriptive: String? = nil) {
    self.id = id
    self.compact = compact
    self.descriptive = descriptive ?? compact
  }
}

/// Ways of reading.
extension DisplayStatement {
  static let modifiable = DisplayStatement(
    "ways-of-reading-visual-adjustments-modifiable", "Appearance can be modified",
    "Appearance of the text and page layout can be modified according to the capabilities of the reading system (font family and font size, spaces between paragraphs, sentences, words, and letters, as well as color of background and text)"
  )
  static let unmodifiable = DisplayStatement(
    "ways-of-reading-visual-adjustments-unmodifiable", "Appearance cannot be modified",
    "Text and page layout cannot be modified as the reading experience is close to a print version, but reading systems can still provide zooming options"
  )
  static let modifiabilityUnknown = DisplayStatement(
    "ways-of-reading-visual-adjustments-unknown", "No information about appearance modifiability is available")
  static let readable = DisplayStatement(
    "ways-of-reading-nonvisual-reading-readable", "Readable in read aloud or dynamic braille",
    "All content can be read as read aloud speech or dynamic braille")
  static let notFullyReadable = DisplayStatement(
    "ways-of-reading-nonvisual-reading-not-fully", "Not fully readable in read aloud or dynamic braille",
    "Not all of the content will be readable as read aloud speech or dynamic braille")
  static let notReadable = DisplayStatement(
    "ways-of-reading-nonvisual-reading-none", "Not readable in read aloud or dynamic braille",
    "The content is not readable as read aloud speech or dynamic braille")
  static let readabilityUnknown = DisplayStatement(
    "ways-of-reading-nonvisual-reading-no-metadata", "No information about nonvisual reading is available")
  static let alternativeText = DisplayStatement(
    "ways-of-reading-nonvisual-reading-alt-text", "Has alternative text",
    "Has alternative text descriptions for images")
  static let synchronizedAudio = DisplayStatement(
    "ways-of-reading-prerecorded-audio-synchronized", "Prerecorded audio synchronized with text",
    "All the content is available as prerecorded audio synchronized with text")
  static let audioOnly = DisplayStatement(
    "ways-of-reading-prerecorded-audio-only", "Prerecorded audio only", "Audiobook with no text alternative")
  static let audioClips = DisplayStatement(
    "ways-of-reading-prerecorded-audio-complementary", "Prerecorded audio clips",
    "Prerecorded audio clips are embedded in the content")
  static let audioUnknown = DisplayStatement(
    "ways-of-reading-prerecorded-audio-no-metadata", "No information about prerecorded audio is available")
}

/// Conformance.
extension DisplayStatement {
  static let conformanceNone = DisplayStatement("conformance-no", "No information is available")
  static let conformanceA = DisplayStatement(
    "conformance-a", "This publication meets minimum accessibility standards",
    "The publication contains a conformance statement that it meets the EPUB Accessibility and WCAG 2 Level A standard")
  static let conformanceAA = DisplayStatement(
    "conformance-aa", "This publication meets accepted accessibility standards",
    "The publication contains a conformance statement that it meets the EPUB Accessibility and WCAG 2 Level AA standard"
  )
  static let conformanceAAA = DisplayStatement(
    "conformance-aaa", "This publication exceeds accepted accessibility standards",
    "The publication contains a conformance statement that it meets the EPUB Accessibility and WCAG 2 Level AAA standard"
  )
  static let conformanceUnknown = DisplayStatement(
    "conformance-unknown-standard",
    "Conformance to accepted standards for accessibility of this publication cannot be determined")
  static let certifier = DisplayStatement("conformance-certifier", "The publication was certified by {certifier}")
  static let credential = DisplayStatement(
    "conformance-certifier-credentials", "The certifier's credential is {certifier_credentials}")
  static let claim = DisplayStatement(
    "conformance-details-claim",
    "This publication claims to meet {epub_accessibility} {wcag_version} {wcag_level}")
  static let accessibility10 = DisplayStatement(
    "conformance-details-epub-accessibility-1-0", "EPUB Accessibility 1.0")
  static let accessibility11 = DisplayStatement(
    "conformance-details-epub-accessibility-1-1", "EPUB Accessibility 1.1")
  static let wcag20 = DisplayStatement(
    "conformance-details-wcag-2-0", "WCAG 2.0", "Web Content Accessibility Guidelines (WCAG) 2.0")
  static let wcag21 = DisplayStatement(
    "conformance-details-wcag-2-1", "WCAG 2.1", "Web Content Accessibility Guidelines (WCAG) 2.1")
  static let wcag22 = DisplayStatement(
    "conformance-details-wcag-2-2", "WCAG 2.2", "Web Content Accessibility Guidelines (WCAG) 2.2")
  static let levelA = DisplayStatement("conformance-details-level-a", "Level A")
  static let levelAA = DisplayStatement("conformance-details-level-aa", "Level AA")
  static let levelAAA = DisplayStatement("conformance-details-level-aaa", "Level AAA")
  static let certificationDate = DisplayStatement(
    "conformance-details-certification-info", "The publication was certified on {certification_date}")
  static let certifierReport = DisplayStatement(
    "conformance-details-certifier-report", "For more information refer to the certifier's report")
}

/// Navigation and rich content.
extension DisplayStatement {
  static let tableOfContents = DisplayStatement(
    "navigation-toc", "Table of contents", "Table of contents to all chapters of the text via links")
  static let index = DisplayStatement("navigation-index", "Index", "Index with links to referenced entries")
  static let goToPage = DisplayStatement(
    "navigation-page-navigation", "Go to page", "Page list to go to pages from the print source version")
  static let headings = DisplayStatement(
    "navigation-structural", "Headings", "Elements such as headings, tables, etc for structured navigation")
  static let navigationUnknown = DisplayStatement("navigation-no-metadata", "No information is available")

  static let extendedDescriptions = DisplayStatement(
    "rich-content-extended", "Information-rich images are described by extended descriptions")
  static let chemistryLaTeX = DisplayStatement(
    "rich-content-accessible-chemistry-as-latex", "Chemical formulas in LaTeX",
    "Chemical formulas in accessible format (LaTeX)")
  static let chemistryMathML = DisplayStatement(
    "rich-content-accessible-chemistry-as-mathml", "Chemical formulas in MathML",
    "Chemical formulas in accessible format (MathML)")
  static let describedMath = DisplayStatement(
    "rich-content-accessible-math-described", "Text descriptions of math are provided")
  static let mathLaTeX = DisplayStatement(
    "rich-content-accessible-math-as-latex", "Math as LaTeX", "Math formulas in accessible format (LaTeX)")
  static let mathMathML = DisplayStatement(
    "rich-content-accessible-math-as-mathml", "Math as MathML", "Math formulas in accessible format (MathML)")
  static let closedCaptions = DisplayStatement(
    "rich-content-closed-captions", "Videos have closed captions",
    "Videos included in publications have closed captions")
  static let openCaptions = DisplayStatement(
    "rich-content-open-captions", "Videos have open captions", "Videos included in publications have open captions")
  static let transcript = DisplayStatement("rich-content-transcript", "Transcript(s) provided")
  static let richContentUnknown = DisplayStatement("rich-content-unknown", "No information is available")
}

/// Hazards, summary and law.
extension DisplayStatement {
  static let noHazards = DisplayStatement("hazards-none", "No hazards", "The publication contains no hazards")
  static let hazardsUnknown = DisplayStatement("hazards-unknown", "The presence of hazards is unknown")
  static let flashing = DisplayStatement(
    "hazards-flashing", "Flashing content",
    "The publication contains flashing content that can cause photosensitive seizures")
  static let motion = DisplayStatement(
    "hazards-motion", "Motion simulation",
    "The publication contains motion simulations that can cause motion sickness")
  static let sound = DisplayStatement(
    "hazards-sound", "Sounds", "The publication contains sounds that can cause sensitivity issues")
  static let flashingUnknown = DisplayStatement(
    "hazards-flashing-unknown", "Flashing hazards not known",
    "The presence of flashing content that can cause photosensitive seizures could not be determined")
  static let motionUnknown = DisplayStatement(
    "hazards-motion-unknown", "Motion simulation hazards not known",
    "The presence of motion simulations that can cause motion sickness could not be determined")
  static let soundUnknown = DisplayStatement(
    "hazards-sound-unknown", "Sound hazards not known",
    "The presence of sounds that can cause sensitivity issues could not be determined")
  static let noFlashing = DisplayStatement(
    "hazards-flashing-none", "No flashing hazards",
    "The publication does not contain flashing content that can cause photosensitive seizures")
  static let noMotion = DisplayStatement(
    "hazards-motion-none", "No motion simulation hazards",
    "The publication does not contain motion simulations that can cause motion sickness")
  static let noSound = DisplayStatement(
    "hazards-sound-none", "No sound hazards",
    "The publication does not contain sounds that can cause sensitivity issues")
  static let hazardsNotTold = DisplayStatement("hazards-no-metadata", "No information is available")

  static let summaryNotTold = DisplayStatement("accessibility-summary-no-metadata", "No information is available")

  static let exempt = DisplayStatement(
    "legal-considerations-exempt", "Claims an accessibility exemption in some jurisdictions",
    "This publication claims an accessibility exemption in some jurisdictions")
  static let lawNotTold = DisplayStatement("legal-considerations-no-metadata", "No information is available")
}

/// Additional accessibility information.
extension DisplayStatement {
  private static func additional(_ name: String, _ compact: String, _ descriptive: String? = nil) -> DisplayStatement {
    DisplayStatement("additional-accessibility-information-" + name, compact, descriptive)
  }

  static let pageBreaks = additional(
    "page-breaks", "Page breaks included", "Page breaks included from the original print source")
  static let aria = additional(
    "aria", "ARIA roles included",
    "Content is enhanced with ARIA roles to optimize organization and facilitate navigation")
  static let audioDescriptions = additional("audio-descriptions", "Audio descriptions")
  static let braille = additional("braille", "Braille")
  static let fullRuby = additional("full-ruby-annotations", "Full ruby annotations")
  static let contrastAudio = additional(
    "high-contrast-between-foreground-and-background-audio", "High contrast between foreground and background audio")
  static let contrastText = additional(
    "high-contrast-between-text-and-background", "High contrast between foreground text and background")
  static let largePrint = additional("large-print", "Large print")
  static let someRuby = additional("ruby-annotations", "Some ruby annotations")
  static let signLanguage = additional("sign-language", "Sign language")
  static let tactileGraphics = additional(
    "tactile-graphics", "Tactile graphics included",
    "Tactile graphics have been integrated to facilitate access to visual elements for blind people")
  static let tactileObjects = additional("tactile-objects", "Tactile 3D objects")
  static let speechHinting = additional("text-to-speech-hinting", "Text-to-speech hinting provided")
}
