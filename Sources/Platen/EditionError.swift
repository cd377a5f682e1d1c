public import PlatenCore
public import PluginHost

/// A document could not be made ready for export. Says what, where, and what to do next.
public enum EditionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// No importer or exporter has that name.
  case unknownFormat(_ message: String, advice: String?)
  /// An option does not exist, or does not take that value.
  case option(OptionError)
  /// The input is not of its format at all.
  case input(ImportError)
  /// A transform cannot do its work.
  case transform(name: String, TransformError)
  /// A program that was to be an exporter or a transform cannot be used.
  case plugin(PluginError)

  public var description: String {
    switch self {
    case .unknownFormat(let message, let advice): message + (advice.map { ". " + $0 } ?? "")
    case .option(let error): error.description
    case .input(let error): error.description
    case .plugin(let error): error.description
    case .transform(let name, let error): "\(name): \(error)"
    }
  }
}
