/// A type that is created with options: an exporter, an importer or a transform.
public protocol Configurable: Sendable {
  /// The options that a user can set.
  associatedtype Options: FormatOptions

  /// The options. A type without options does not have to declare this property.
  var options: Options { get }

  /// Makes the value.
  init(options: Options)
}

extension Configurable {
  /// Makes the value with options that differ from their defaults: `TextExporter { $0.width = 60 }`.
  public init(_ configure: (inout Options) -> Void) { self.init(options: Options(configure)) }
}

extension Configurable where Options == NoOptions {
  /// The options of a type without options.
  public var options: NoOptions { NoOptions() }
}

extension Exporter {
  /// Checks the options against their schema, which Swift code that sets them can violate.
  ///
  /// ``ConfiguredExporter`` calls this method for every exporter. An exporter that is also used directly should call it first.
  ///
  /// - Throws: ``ExportError`` of kind ``ExportError/Kind/contradiction``.
  public func checkOptions() throws(ExportError) {
    do throws(OptionError) { try options.check(for: Self.format.id) } catch {
      throw ExportError(.contradiction, error.message, advice: error.advice)
    }
  }
}

extension Importer {
  /// Checks the options against their schema, which Swift code that sets them can violate.
  ///
  /// ``ConfiguredImporter`` calls this method for every importer. An importer that is also used directly should call it first.
  ///
  /// - Throws: ``ImportError``.
  public func checkOptions() throws(ImportError) {
    do throws(OptionError) { try options.check(for: Self.format.id) } catch {
      throw ImportError(error.message, advice: error.advice)
    }
  }
}

extension Transform {
  /// Checks the options against their schema, which Swift code that sets them can violate.
  ///
  /// ``ConfiguredTransform`` calls this method for every transform.
  ///
  /// - Throws: ``TransformError`` of kind ``TransformError/Kind/document``.
  public func checkOptions() throws(TransformError) {
    do throws(OptionError) { try options.check(for: Self.name) } catch {
      throw TransformError(.document, error.message, advice: error.advice)
    }
  }
}
