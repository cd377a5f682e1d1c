import HTTPTypes
import Hummingbird
import HummingbirdCore
import Platen

/// Why there is no edition, as clients are told (RFC 9457).
struct Problem: HTTPResponseError, Encodable {
  let status: HTTPResponse.Status
  /// What, where, and what to do next.
  var detail: String
  /// Where in the document, from 1.
  var line: Int?
  var column: Int?

  init(_ status: HTTPResponse.Status, _ detail: String, at location: SourceLocation? = nil) {
    self.status = status
    self.detail = detail
    line = location?.line
    column = location?.column
  }

  static let busy = Problem(.serviceUnavailable, "the memory for requests is taken; try again later")

  static func tooManyNodes(_ limit: Int) -> Problem {
    Problem(
      .contentTooLarge,
      "a document may become \(limit) paragraphs, cells and pieces of text; divide it, or send less of it")
  }

  /// What failed, and whose fault it is.
  init(_ error: any Error) {
    switch error {
    case let problem as Problem: self = problem
    case let error as OptionError: self.init(.badRequest, error.description)
    case EditionError.input(var error):
      // Where is said by members of its own.
      let location = error.location
      error.location = nil
      self.init(.badRequest, error.description, at: location)
    case EditionError.option(let error): self.init(.badRequest, error.description)
    case let error as EditionError: self.init(.unprocessableContent, error.description)
    case let error as ExportError where error.kind == .sink: self.init(.serviceUnavailable, error.description)
    case let error as ExportError: self.init(.unprocessableContent, error.description)
    default: self.init(.internalServerError, "the service failed; its log says why")
    }
  }

  func response(from request: Request, context: some RequestContext) throws -> Response {
    var response = try context.responseEncoder.encode(self, from: request, context: context)
    response.status = status
    response.headers[.contentType] = "application/problem+json"
    response.headers[.connection] = "close"
    if status == .serviceUnavailable { response.headers[.retryAfter] = "5" }
    return response
  }

  private enum CodingKeys: CodingKey { case title, status, detail, line, column }

  func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(status.reasonPhrase, forKey: .title)
    try members.encode(status.code, forKey: .status)
    try members.encode(detail, forKey: .detail)
    try members.encodeIfPresent(line, forKey: .line)
    try members.encodeIfPresent(column, forKey: .column)
  }
}
