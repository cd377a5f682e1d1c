import PlatenCore
import PlatenFiles

/// The inputs of a run, and where the files that they mention are found.
enum InputFiles {
  /// What an input is called in messages.
  static func displayName(_ input: String) -> String { input == "-" ? "standard input" : input }

  /// Reads an input whole.
  ///
  /// - Parameter root: the folder in which the files that it mentions are; `nil` is the input's own, and none for standard
  ///   input.
  static func read(
    _ input: String, root: String?
  ) throws(Failure) -> (source: Source, resources: any ResourceProvider) {
    let bytes: [UInt8]
    do throws(InputError) { bytes = try InputFile.read(input) } catch { throw Failure(error) }
    guard !bytes.isEmpty else { throw Failure(.badInput, "it is empty", at: displayName(input)) }
    return (Source(name: input == "-" ? nil : input, bytes: bytes), resources(of: input, root: root))
  }

  private static func resources(of input: String, root: String?) -> any ResourceProvider {
    guard let root = root ?? (input == "-" ? nil : RootedResources.folder(of: input)) else { return NoResources() }
    do throws(ResourceError) { return try RootedResources(root: root) } catch { return NoFolder(error: error) }
  }

}

/// A folder that cannot be opened: told when a document mentions a file in it, and not before.
private struct NoFolder: ResourceProvider {
  let error: ResourceError

  func resource(at reference: String) throws(ResourceError) -> Resource { throw error }
}

/// Files that the user names on the command line, wherever they are.
struct NamedFiles: ResourceProvider {
  func resource(at reference: String) throws(ResourceError) -> Resource {
    do throws(InputError) {
      let name = reference.split(separator: "/").last.map(String.init) ?? reference
      return Resource(path: name, bytes: try InputFile.read(reference, limit: RootedResources.maximumBytes))
    } catch {
      throw ResourceError(error.message)
    }
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
