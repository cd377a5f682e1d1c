/// Something that is made with options: an exporter, an importer or a transform.
public protocol Configurable: Sendable {
  /// What a user can choose.
  associatedtype Options: FormatOptions

  /// What the user chose. A type without options need not declare it.
  var options: Options { get }

  /// Makes the value.
  init(options: Options)
}

extension Configurable {
  /// Makes the value with options that differ from their defaults: `TextExporter { $0.width = 60 }`.
  public init(_ configure: (inout Options) -> Void) { self.init(options: Options(configure)) }
}

extension Configurable where Options == NoOptions {
  /// The options of a value that has none.
  public var options: NoOptions { NoOptions() }
}

extension Exporter {
  /// Checks the options against their schema, for values that were set by Swift code and not by a setting.
  ///
  /// ``ConfiguredExporter`` does it for every exporter. An exporter that is also used without one does it first.
  ///
  /// - Throws: ``ExportError`` of kind ``ExportError/Kind/contradiction``.
  public func checkOptions() throws(ExportError) {
    do throws(OptionError) { try options.check(for: Self.format.id) } catch {
      throw ExportError(.contradiction, error.message, advice: error.advice)
    }
  }
}

extension Importer {
  /// Checks the options against their schema, for values that were set by Swift code and not by a setting.
  ///
  /// ``ConfiguredImporter`` does it for every importer. An importer that is also used without one does it first.
  ///
  /// - Throws: ``ImportError``.
  public func checkOptions() throws(ImportError) {
    do throws(OptionError) { try options.check(for: Self.format.id) } catch {
      throw ImportError(error.message, advice: error.advice)
    }
  }
}

extension Transform {
  /// Checks the options against their schema, for values that were set by Swift code and not by a setting.
  ///
  /// ``ConfiguredTransform`` does it for every transform.
  ///
  /// - Throws: ``TransformError`` of kind ``TransformError/Kind/document``.
  public func checkOptions() throws(TransformError) {
    do throws(OptionError) { try options.check(for: Self.name) } catch {
      throw TransformError(.document, error.message, advice: error.advice)
    }
  }
}
