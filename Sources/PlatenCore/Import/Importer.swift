/// Reads the bytes of one format into a document.
///
/// An implementation declares a ``Format``, its ``FormatOptions`` and the method ``document(from:context:)``. This importer
/// makes a paragraph of each line, and a heading of each line in capitals:
///
/// ```swift
/// struct TelegramImporter: Importer {
///   static let format = Format(
///     id: "telegram", name: "Telegram", fileExtensions: ["telegram"], mediaType: "text/plain")
///
///   struct Options: FormatOptions {
///     var headings = true
///     static let schema = OptionSchema<Options>([
///       .boolean("headings", \.headings, help: "Whether lines in capitals are headings.")
///     ])
///   }
///
///   let options: Options
///
///   func document(from source: Source, context: ImportContext) throws(ImportError) -> Document {
///     guard let text = String(validating: source.bytes, as: UTF8.self) else {
///       throw ImportError("the telegram is not UTF-8", advice: "Convert it with iconv.")
///     }
///     var document = Document()
///     for line in text.split(separator: "\n") {
///       try context.checkCancellation()
///       let isHeading = options.headings && line == line.uppercased()
///       document.body.append(isHeading ? .heading(Heading(level: 1, [.text("\(line)")])) : .paragraph("\(line)"))
///     }
///     return document
///   }
/// }
/// ```
///
/// Registered in a `Toolkit` of the module `Platen`, it is the input format `telegram` of the command line, and reads files
/// with the extension `telegram`. The text `MARKETS`, a line end, and `Taobao Village sells.` becomes a heading and a
/// paragraph.
///
/// An importer follows these rules:
///
/// - It reads files only through the resource provider of the context.
/// - The same source and options give the same document.
/// - Any bytes give a document or an error. Content that cannot be interpreted is kept as text and reported with its position.
/// - Time and memory grow linearly with the input, and no node is nested deeper than ``Document/maximumDepth``.
public protocol Importer: Configurable {
  /// The names, file extensions and media type of the format.
  static var format: Format { get }

  /// Reads a document.
  ///
  /// - Parameters:
  ///   - source: the bytes, and the name of their file.
  ///   - context: the log for diagnostics, and the provider of pictures and other files.
  /// - Throws: ``ImportError`` if the bytes are not in this format.
  func document(from source: Source, context: ImportContext) throws(ImportError) -> Document
}

/// The bytes to read, and the name of their file.
public struct Source: Hashable, Sendable {
  /// The file's name as the user gave it, for messages; `nil` for standard input.
  public var name: String?
  /// The content.
  public var bytes: [UInt8]

  /// Makes a source.
  public init(name: String? = nil, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// A source's name for a message.
  package static func described(_ name: String?) -> String { name ?? "the input" }

  /// Makes a source of text in memory.
  ///
  /// - Parameters:
  ///   - name: the name of its file, for messages; `nil` if there is no file.
  ///   - text: the content.
  public init(name: String? = nil, text: String) { self.init(name: name, bytes: Array(text.utf8)) }
}

/// The environment of an import: log and resources.
public struct ImportContext: Sendable {
  /// The log for diagnostics.
  public var log: ReportLog
  /// The provider of the files that the document mentions.
  public var resources: any ResourceProvider

  /// Makes a context.
  public init(log: ReportLog = ReportLog(), resources: any ResourceProvider = NoResources()) {
    self.log = log
    self.resources = resources
  }
}

extension ImportContext {
  /// Throws an error if the caller has cancelled the task. Call it at least every few milliseconds.
  ///
  /// - Throws: ``ImportError`` of kind ``ImportError/Kind/cancelled``.
  public func checkCancellation() throws(ImportError) {
    guard Task.isCancelled else { return }
    throw ImportError("the reading was cancelled", kind: .cancelled)
  }
}

/// The error of an import that has no usable document.
public struct ImportError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kind of error.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The source cannot be read: its bytes are not in this format, or an option is wrong.
    case source
    /// A file that the source mentions exists but could not be read.
    case resource
    /// The caller cancelled the task.
    case cancelled
  }

  /// The message for the user: a clause that begins in lower case and ends without a full stop. It is printed after `error: `.
  public var message: String
  /// The position in the source; `nil` if it is not known.
  public var location: SourceLocation?
  /// A sentence that says what the user can do; `nil` if there is nothing to say.
  public var advice: String?
  /// The kind of error.
  public var kind: Kind

  /// Creates an error.
  public init(
    _ message: String, at location: SourceLocation? = nil, advice: String? = nil, kind: Kind = .source
  ) {
    self.message = message
    self.location = location
    self.advice = advice
    self.kind = kind
  }

  public var description: String {
    (location.map { "\($0): " } ?? "") + message + (advice.map { ". " + $0 } ?? "")
  }
}
