/// A JSON text (RFC 8259) as a value: reports, and what programs say to each other in lines.
///
/// Documents are not read into it: ``JSONTape`` is smaller and faster.
package enum JSONValue: Equatable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int)
  /// A number with a fraction, an exponent, or too many digits, whose value is not needed. It is written as `null`.
  case number
  case string(String)
  case array([JSONValue])
  /// The members in their order; of two with one name the last counts.
  case object([Member])

  /// A member of an object.
  package struct Member: Equatable, Sendable {
    package var name: String
    package var value: JSONValue

    package init(name: String, value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// The value of an object's member; `nil` if there is none, or this is no object.
  package subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.name == name }?.value
  }

  package var string: String? { if case .string(let value) = self { value } else { nil } }
  package var integer: Int? { if case .integer(let value) = self { value } else { nil } }
  package var array: [JSONValue]? { if case .array(let value) = self { value } else { nil } }
  package var isObject: Bool { if case .object = self { true } else { false } }
}

extension JSONValue {
  /// An object of the members that are there.
  package static func object(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    .object(members.compactMap { name, value in value.map { Member(name: name, value: $0) } })
  }

  /// A string, or nothing.
  package static func optional(_ text: String?) -> JSONValue? { text.map { .string($0) } }

  /// An array of strings.
  package static func strings(_ texts: some Sequence<String>) -> JSONValue { .array(texts.map { .string($0) }) }
}

extension JSONValue {
  /// How deep arrays and objects may be nested to become a value.
  package static let maximumDepth = 32

  /// Reads a text, strictly.
  ///
  /// - Throws: what is wrong first, with its offset; what is nested deeper than ``maximumDepth`` is wrong too.
  /// - Complexity: O(*n*) in bytes.
  package init(parsing bytes: some Collection<UInt8>) throws(JSONParser.Fault) {
    let tape = try JSONParser.parse(Array(bytes))
    self = try JSONValue.value(of: 0, in: tape, depth: 0)
  }

  private static func value(of element: Int, in tape: JSONTape, depth: Int) throws(JSONParser.Fault) -> JSONValue {
    let kind = tape.kind(of: element)
    guard depth <= maximumDepth else {
      throw JSONParser.Fault(
        message: "it is nested too deep", offset: Int(tape.elements[element].start), tape: tape, container: nil)
    }
    switch kind {
    case .null: return .null
    case .true: return .boolean(true)
    case .false: return .boolean(false)
    case .number: return tape.hasFraction(element) ? .number : tape.integer(element).map { .integer($0) } ?? .number
    case .string, .escapedString: return .string(tape.string(element))
    case .array:
      var values: [JSONValue] = []
      var next = element + 1
      while next < tape.next(after: element) {
        values.append(try value(of: next, in: tape, depth: depth + 1))
        next = tape.next(after: next)
      }
      return .array(values)
    case .object:
      var members: [Member] = []
      var next = element + 1
      while next < tape.next(after: element) {
        members.append(Member(name: tape.string(next), value: try value(of: next + 1, in: tape, depth: depth + 1)))
        next = tape.next(after: next + 1)
      }
      return .object(members)
    }
  }
}
