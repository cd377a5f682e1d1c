import PlatenCore
import PlatenFiles

/// The inputs of a run, and where the files that they mention are found.
enum InputFiles {
  /// What an input is called in messages.
  static func displayName(_ input: String) -> String { input == "-" ? "standard input" : input }

  /// Reads an input whole.
  static func read(_ input: String) throws(Failure) -> Source {
    let bytes: [UInt8]
    do throws(InputError) { bytes = try InputFile.read(input, noting: PlatenCommand.filesRead) } catch {
      throw Failure(error)
    }
    guard !bytes.isEmpty else { throw Failure(.badInput, "it is empty", at: displayName(input)) }
    return Source(name: input == "-" ? nil : input, bytes: bytes)
  }

  /// The folder in which an input is, as its path says; `nil` for standard input.
  static func folder(of input: String) -> String? { input == "-" ? nil : RootedResources.folder(of: input) }
}

/// Files that the user names on the command line, wherever they are.
struct NamedFiles: ResourceProvider {
  /// The folder that relative paths are taken from; `nil` for the one that the process works in.
  var folder: String?

  func resource(at reference: String) throws(ResourceError) -> Resource {
    do throws(InputError) {
      let name = reference.split(separator: "/").last.map(String.init) ?? reference
      return Resource(
        path: name,
        bytes: try InputFile.read(
          NamedFiles.path(reference, in: folder), limit: RootedResources.maximumBytes, noting: PlatenCommand.filesRead))
    } catch {
      throw ResourceError(error.message, error.kind == .failed ? .failed : .refused)
    }
  }
}

extension NamedFiles {
  /// A path, taken from a folder unless it is absolute.
  static func path(_ path: String, in folder: String?) -> String {
    guard let folder, !folder.isEmpty, folder != ".", !path.hasPrefix("/") else { return path }
    return folder.hasSuffix("/") ? folder + path : folder + "/" + path
  }
}

extension Failure {
  /// A file that the user named and that cannot be read.
  init(_ error: InputError) {
    let code: Code =
      switch error.kind {
      case .missing, .unreadable: .noInput
      case .directory, .tooLarge: .badInput
      case .failed: .inputOutput
      }
    self.init(code, error.message)
  }
}
