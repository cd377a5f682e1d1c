import PlatenCore
import PlatenFiles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The inputs of a run, and where the files that they mention are found.
enum InputFiles {
  /// What an input is called in messages.
  static func displayName(_ input: String) -> String { input == "-" ? "standard input" : input }

  /// Reads an input whole.
  ///
  /// - Returns: the bytes, and the folder of the file as the root of what it may mention; nothing for standard input.
  static func read(_ input: String) throws(Failure) -> (source: Source, resources: any ResourceProvider) {
    let bytes = try StandIn.read(input == "-" ? "/dev/stdin" : input)
    guard !bytes.isEmpty else {
      throw Failure(.badInput, "it is empty", at: displayName(input))
    }
    return (Source(name: input == "-" ? nil : input, bytes: bytes), NoResources())
  }
}

/// Files that the user names on the command line, wherever they are.
struct NamedFiles: ResourceProvider {
  func resource(at reference: String) throws(ResourceError) -> Resource {
    do throws(Failure) {
      let name = reference.split(separator: "/").last.map(String.init) ?? reference
      return Resource(path: name, bytes: try StandIn.read(reference))
    } catch {
      throw ResourceError(error.message)
    }
  }
}

enum StandIn {
  static func read(_ path: String) throws(Failure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw Failure(errno == ENOENT ? .noInput : .inputOutput, "cannot open", at: path) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      guard count > 0 else {
        if count < 0 { throw Failure(errno == EISDIR ? .badInput : .inputOutput, "cannot read", at: path) }
        return bytes
      }
      bytes += buffer.prefix(count)
    }
  }
}
