/// The options of a format, each declared once with its name, property, possible values and help.
///
/// The parsing of `--set name=value`, the help, the machine-readable description, and the errors for wrong names and values
/// are derived from it.
public struct OptionSchema<Root: FormatOptions>: Sendable {
  /// The options in the order of the help.
  public let options: [FormatOption<Root>]

  /// Makes a schema.
  public init(_ options: [FormatOption<Root>]) { self.options = options }

  /// The descriptions of the options for users.
  public var descriptions: [OptionDescription] {
    let defaults = Root()
    return options.map { $0.description(defaults) }
  }

  /// Makes options from a user's settings; the last setting of a name wins.
  ///
  /// - Parameters:
  ///   - settings: names and values as the user wrote them.
  ///   - format: the format's id, for messages.
  ///   - resources: the provider of the files that options name.
  /// - Throws: ``OptionError`` for an unknown name or a wrong value. It suggests the closest valid name.
  public func options(
    from settings: [OptionSetting], format: String, resources: any ResourceProvider
  ) throws(OptionError) -> Root {
    var result = Root()
    for setting in settings {
      guard let option = options.first(where: { $0.name == setting.name }) else {
        throw OptionError(noOption: setting.name, in: format, has: options.map(\.name))
      }
      try option.set(setting.value, &result, resources)
    }
    return result
  }
}

extension FormatOptions {
  /// Checks every value against the schema, which Swift code that sets values can violate.
  ///
  /// - Parameter format: the format's id or the transform's name, for messages.
  /// - Throws: ``OptionError`` for the first wrong value.
  public func check(for format: String) throws(OptionError) {
    for option in Self.schema.options {
      if let error = option.fault(self) {
        throw OptionError("\(format): \(error.message)", advice: error.advice)
      }
    }
  }
}

/// One option of a format.
public struct FormatOption<Root: FormatOptions>: Sendable {
  /// The name: lower-case words with hyphens.
  public let name: String
  let description: @Sendable (_ defaults: Root) -> OptionDescription
  /// What is wrong with the value that options have; `nil` if nothing is.
  let fault: @Sendable (_ root: Root) -> OptionError?
  /// Options with values at the edges of what this one takes and beyond, for tests.
  package let edges: @Sendable (_ root: Root) -> [Edge]
  let set:
    @Sendable (_ value: String, _ root: inout Root, _ resources: any ResourceProvider) throws(OptionError) -> Void

  /// Options in which one has an extreme value.
  package struct Edge: Sendable {
    /// The value as a user would write it.
    package var value: String
    /// The options.
    package var options: Root
    /// Whether the option takes the value.
    package var isAllowed: Bool
  }

  private init<Value: Sendable>(
    _ name: String, _ property: any WritableKeyPath<Root, Value> & Sendable, values: OptionValues, help: String,
    edges: [Value] = [], allows: @escaping @Sendable (Value) -> Bool = { _ in true },
    show: @escaping @Sendable (Value) -> String,
    parse: @escaping @Sendable (String, any ResourceProvider) throws(OptionError) -> Value?
  ) {
    self.name = name
    description = { defaults in
      OptionDescription(name: name, values: values, defaultValue: show(defaults[keyPath: property]), help: help)
    }
    let refusal: @Sendable (String) -> OptionError = { OptionError(option: name, takes: values, not: $0) }
    fault = { root in
      let value = root[keyPath: property]
      return allows(value) ? nil : refusal(show(value))
    }
    self.edges = { root in
      edges.map { value in
        var root = root
        root[keyPath: property] = value
        return Edge(value: show(value), options: root, isAllowed: allows(value))
      }
    }
    set = { text, root, resources throws(OptionError) in
      guard let value = try parse(text, resources), allows(value) else { throw refusal(text) }
      root[keyPath: property] = value
    }
  }

  /// An option that takes whatever its parser takes.
  private init(
    name: String, description: @escaping @Sendable (Root) -> OptionDescription,
    set: @escaping @Sendable (String, inout Root, any ResourceProvider) throws(OptionError) -> Void
  ) {
    self.name = name
    self.description = description
    fault = { _ in nil }
    edges = { _ in [] }
    self.set = set
  }

  /// A Boolean option: `true`, `yes`, `on`, `1`, or `false`, `no`, `off`, `0`.
  public static func boolean(
    _ name: String, _ property: any WritableKeyPath<Root, Bool> & Sendable, help: String
  ) -> FormatOption {
    FormatOption(name, property, values: .boolean, help: help, show: { String($0) }) { text, _ in
      OptionValues.boolean(text)
    }
  }

  /// An option with integer values.
  public static func integer(
    _ name: String, _ property: any WritableKeyPath<Root, Int> & Sendable, in range: ClosedRange<Int>, help: String
  ) -> FormatOption {
    FormatOption(
      name, property, values: .integer(minimum: range.lowerBound, maximum: range.upperBound, words: []), help: help,
      edges: edges(of: range), allows: { range.contains($0) }, show: { String($0) }
    ) { text, _ in Int(text) }
  }

  /// An option with integer values, or a word that means `nil`.
  public static func integer(
    _ name: String, _ property: any WritableKeyPath<Root, Int?> & Sendable, in range: ClosedRange<Int>, or word: String,
    help: String
  ) -> FormatOption {
    FormatOption(
      name, property, values: .integer(minimum: range.lowerBound, maximum: range.upperBound, words: [word]),
      help: help, edges: edges(of: range).map(Optional.some) + [nil], allows: { $0.map(range.contains) ?? true },
      show: { $0.map { String($0) } ?? word }
    ) { text, _ in
      if text == word { return .some(nil) }
      // `nil` must mean that the text is not taken, and not that the word was given.
      guard let number = Int(text) else { return .none }
      return .some(number)
    }
  }

  /// The ends of a range, their neighbours outside, and the extremes of the type.
  private static func edges(of range: ClosedRange<Int>) -> [Int] {
    let below = range.lowerBound.subtractingReportingOverflow(1)
    let above = range.upperBound.addingReportingOverflow(1)
    let neighbours = [below, above].filter { !$0.overflow }.map(\.partialValue)
    return [range.lowerBound, range.upperBound] + neighbours + [Int.min, Int.max]
  }

  /// An option whose values are the raw values of an enumeration.
  ///
  /// - Parameters:
  ///   - name: the option's name, in lower-case words with hyphens.
  ///   - property: the property that holds the value.
  ///   - help: one or two sentences.
  ///   - parse: returns the value of a word; used to accept more words than the help lists.
  public static func choice<Value: CaseIterable & RawRepresentable<String> & Sendable>(
    _ name: String, _ property: any WritableKeyPath<Root, Value> & Sendable, help: String,
    parse: @escaping @Sendable (String) -> Value? = { Value(rawValue: $0) }
  ) -> FormatOption {
    FormatOption(name, property, values: .choice(Value.allCases.map(\.rawValue)), help: help, show: { $0.rawValue }) {
      text, _ in parse(text)
    }
  }

  /// An option whose values are the raw values of an enumeration, or a word that means `nil`.
  public static func choice<Value: CaseIterable & RawRepresentable<String> & Sendable>(
    _ name: String, _ property: any WritableKeyPath<Root, Value?> & Sendable, or word: String, help: String
  ) -> FormatOption {
    FormatOption(
      name, property, values: .choice([word] + Value.allCases.map(\.rawValue)), help: help,
      show: { $0?.rawValue ?? word }
    ) { text, _ in
      if text == word { return .some(nil) }
      guard let value = Value(rawValue: text) else { return .none }
      return .some(value)
    }
  }

  /// An option with any text as its value.
  public static func text(
    _ name: String, _ property: any WritableKeyPath<Root, String> & Sendable, help: String
  ) -> FormatOption {
    FormatOption(name, property, values: .text, help: help, show: { $0 }) { text, _ in text }
  }

  /// An option whose values are files; each setting adds one, and a blank path removes all.
  ///
  /// A fragment selects a part of a file, and is kept in the path of the resource: `fonts.ttc#1`. If a file exists whose name contains
  /// the `#`, that file is used.
  public static func files(
    _ name: String, _ property: any WritableKeyPath<Root, [Resource]> & Sendable, help: String
  ) -> FormatOption {
    FormatOption(
      name: name,
      description: { defaults in
        let paths = defaults[keyPath: property].map(\.path).joined(separator: " ")
        return OptionDescription(name: name, values: .file, defaultValue: paths, help: help)
      },
      set: { text, root, resources throws(OptionError) in
        if text.isEmpty {
          root[keyPath: property] = []
        } else {
          root[keyPath: property].append(try part(text, of: resources, for: name))
        }
      })
  }

  private static func part(
    _ text: String, of resources: any ResourceProvider, for name: String
  ) throws(OptionError) -> Resource {
    do throws(ResourceError) { return try resources.resource(at: text) } catch {
      if error.kind != .failed, let mark = text.lastIndex(of: "#") {
        do throws(ResourceError) {
          var resource = try resources.resource(at: String(text[..<mark]))
          resource.path += text[mark...]
          return resource
        } catch let second {
          throw OptionError("\(name): \(second.message)", isReadFailure: second.kind == .failed)
        }
      }
      throw OptionError("\(name): \(error.message)", isReadFailure: error.kind == .failed)
    }
  }

  /// An option whose value is a file. Its content is read when the option is set; a blank path removes it.
  public static func file(
    _ name: String, _ property: any WritableKeyPath<Root, Resource?> & Sendable, help: String
  ) -> FormatOption {
    FormatOption(name, property, values: .file, help: help, show: { $0?.path ?? "" }) {
      text, resources throws(OptionError) in
      if text.isEmpty { return .some(nil) }
      do throws(ResourceError) { return .some(try resources.resource(at: text)) } catch {
        throw OptionError("\(name): \(error.message)", isReadFailure: error.kind == .failed)
      }
    }
  }
}
