/// A list of items with bullets, numbers or task boxes.
public struct List: Hashable, Sendable {
  /// The style of the list.
  public enum Style: Hashable, Sendable {
    /// With bullets.
    case bullet
    /// With numbers.
    case ordered(Numbering)
  }

  /// The numbers of an ordered list.
  public struct Numbering: Hashable, Sendable {
    /// The kind of number.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
      /// 1, 2, 3
      case decimal
      /// a, b, c
      case lowerAlpha = "lower-alpha"
      /// A, B, C
      case upperAlpha = "upper-alpha"
      /// i, ii, iii
      case lowerRoman = "lower-roman"
      /// I, II, III
      case upperRoman = "upper-roman"
      /// 一、二、三
      case chinese
    }

    /// The character after the number.
    public enum Delimiter: String, Hashable, Sendable, CaseIterable {
      /// `1.`
      case period
      /// `1)`
      case parenthesis
    }

    /// The number of the first item, 0 or more.
    public var start: Int
    /// The kind of number.
    public var kind: Kind
    /// The character after the number.
    public var delimiter: Delimiter

    /// Makes a numbering.
    public init(start: Int = 1, kind: Kind = .decimal, delimiter: Delimiter = .period) {
      self.start = max(0, start)
      self.kind = kind
      self.delimiter = delimiter
    }
  }

  /// The style of the list.
  public var style: Style
  /// Whether the items are set without space between them.
  public var isTight: Bool
  /// The items in order.
  public var items: [ListItem]
  /// Identifier, classes, language.
  public var attributes: Attributes

  /// Makes a list.
  public init(_ style: Style, isTight: Bool = true, items: [ListItem], attributes: Attributes = .none) {
    self.style = style
    self.isTight = isTight
    self.items = items
    self.attributes = attributes
  }
}

/// One item of a list.
public struct ListItem: Hashable, Sendable {
  /// The state of a task.
  public enum Task: String, Hashable, Sendable, CaseIterable {
    /// Not done yet.
    case open
    /// Done.
    case done
  }

  /// The content.
  public var blocks: [Block]
  /// The state of a task; `nil` for an item that is not a task.
  public var task: Task?
  /// Identifier, classes, language.
  public var attributes: Attributes

  /// Makes an item.
  public init(_ blocks: [Block], task: Task? = nil, attributes: Attributes = .none) {
    self.blocks = blocks
    self.task = task
    self.attributes = attributes
  }
}

/// Terms with their definitions.
public struct DefinitionList: Hashable, Sendable {
  /// One or more terms, and one or more definitions of all of them.
  public struct Item: Hashable, Sendable {
    /// The terms.
    public var terms: [[Inline]]
    /// The definitions.
    public var definitions: [[Block]]

    /// Makes an item.
    public init(terms: [[Inline]], definitions: [[Block]]) {
      self.terms = terms
      self.definitions = definitions
    }
  }

  /// The items in order.
  public var items: [Item]
  /// Whether the definitions are set without space between them.
  public var isTight: Bool
  /// Identifier, classes, language.
  public var attributes: Attributes

  /// Makes a definition list.
  public init(_ items: [Item], isTight: Bool = true, attributes: Attributes = .none) {
    self.items = items
    self.isTight = isTight
    self.attributes = attributes
  }
}
