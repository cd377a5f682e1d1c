public import PlatenCore
public import PluginHost

/// The error of reading or transforming a document.
public enum EditionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// No importer or exporter has the name.
  case unknownFormat(_ message: String, advice: String?)
  /// An option does not exist or does not allow the value.
  case option(OptionError)
  /// The input is not in its format.
  case input(ImportError)
  /// The error of a transform that has no usable result.
  case transform(name: String, TransformError)
  /// A plugin cannot be used.
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
