/// Statements about accessibility that only the publisher can make (EPUB Accessibility 1.1). Platen never sets them.
public struct AccessibilityStatement: Hashable, Sendable {
  /// The specification that the work conforms to, such as `EPUB Accessibility 1.1 - WCAG 2.2 Level AA`; `none` says that it
  /// conforms to no specification.
  public var conformsTo: String?
  /// Further specifications that the work conforms to.
  public var furtherConformance: [String]
  /// The person or organisation that evaluated the work.
  public var certifiedBy: String?
  /// The credential of the evaluator: the name or the address of a certificate.
  public var certifierCredential: String?
  /// The address of the report on the evaluation.
  public var certifierReport: String?
  /// The date of the evaluation.
  public var evaluated: PublicationDate?
  /// The claimed exemptions of the European Accessibility Act: `eaa-microenterprise`,
  /// `eaa-disproportionate-burden`, `eaa-fundamental-alteration`.
  public var exemptions: [String]
  /// A sentence for readers.
  public var summary: String?
  /// Features claimed beyond those that are computed (`schema:accessibilityFeature`).
  public var features: [String]
  /// Hazards that the author declares (`schema:accessibilityHazard`).
  public var hazards: [String]

  /// Makes a statement.
  public init(
    conformsTo: String? = nil, certifiedBy: String? = nil, summary: String? = nil, features: [String] = [],
    hazards: [String] = [], furtherConformance: [String] = [], certifierCredential: String? = nil,
    certifierReport: String? = nil, evaluated: PublicationDate? = nil, exemptions: [String] = []
  ) {
    self.conformsTo = conformsTo
    self.furtherConformance = furtherConformance
    self.certifiedBy = certifiedBy
    self.certifierCredential = certifierCredential
    self.certifierReport = certifierReport
    self.evaluated = evaluated
    self.exemptions = exemptions
    self.summary = summary
    self.features = features
    self.hazards = hazards
  }
}

/// The reservation of rights for text and data mining (TDM Reservation Protocol).
public struct TextMiningReservation: Hashable, Sendable {
  /// Whether the rights are reserved, so that mining needs a licence.
  public var isReserved: Bool
  /// The address of the policy for obtaining a licence.
  public var policy: String?

  /// Makes a reservation.
  public init(isReserved: Bool, policy: String? = nil) {
    self.isReserved = isReserved
    self.policy = policy
  }
}
