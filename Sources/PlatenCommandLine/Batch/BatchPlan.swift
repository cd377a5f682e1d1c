import Platen
import PlatenCore
import PlatenFiles

/// One document of a batch.
struct BatchItem: Sendable {
  /// Its path.
  var input: String
  /// Where its editions go, in the order of the formats.
  var targets: [String] = []
  /// Why it cannot be exported, if that is known already.
  var failure: Failure?
}

/// Which documents a batch has, and where their editions go: decided before the first is read.
struct BatchPlan {
  /// The documents of this rank.
  private(set) var items: [BatchItem] = []
  /// The folder that the inputs' places are taken from; `nil` if there is none that holds them all.
  let root: String?

  /// A document, and the folder that it was named by.
  private struct Found {
    var path: String
    var folder: String
  }

  /// Decides.
  ///
  /// - Throws: ``Failure`` if a list cannot be read, or there is no document at all.
  init(_ command: BatchCommand, _ setup: BatchSetup) throws(Failure) {
    var inputs = command.inputs
    if let list = command.filesFrom { inputs += try BatchPlan.names(inList: list) }
    let output = command.output.map { $0.hasSuffix("/") && $0 != "/" ? String($0.dropLast()) : $0 }
    let search = FolderSearch(command, setup.toolkit, output: output)
    var found: [Found] = []
    for input in inputs {
      guard FileQuestion.isFolder(input) else {
        found.append(Found(path: input, folder: RootedResources.folder(of: input)))
        continue
      }
      let paths: [String]
      do throws(InputError) { paths = try search.documents(in: input) } catch { throw Failure(error) }
      found += paths.map { Found(path: $0, folder: input) }
    }
    guard !found.isEmpty else {
      throw Failure(
        .noInput, "there is no document among the inputs",
        advice: "Of a folder those are taken with the extensions \(search.extensions.joined(separator: ", ")).")
    }
    var real: [String: String] = [:]
    for folder in Set(found.map(\.folder)) { real[folder] = FileQuestion.realPath(of: folder) }
    if let named = command.root {
      root = FileQuestion.realPath(of: named)
      guard root != nil else { throw Failure(.noInput, "there is no such folder", at: named) }
    } else {
      root = ResourceRoot.common(real.values.sorted().map(Optional.some))
    }
    let places = Places(
      root: root ?? "/", output: output, realOutput: output.map { FileQuestion.realPath(of: $0) ?? $0 },
      suffixes: setup.recipe.exporters.map { OutputPlan.suffix($0.format) })
    let checked = Places.checkingTargets(
      found.map { places.item($0.path, below: $0.folder, real: real[$0.folder]) })
    items = checked.enumerated().filter { $0.offset % command.worldSize == command.rank }.map(\.element)
  }

  /// The names in a list: one a line, or each ended by NUL if there is one.
  private static func names(inList path: String) throws(Failure) -> [String] {
    let bytes: [UInt8]
    do throws(InputError) { bytes = try InputFile.read(path) } catch { throw Failure(error) }
    let end: UInt8 = bytes.contains(0) ? 0 : UInt8(ascii: "\n")
    return bytes.split(separator: end).map { line in
      String(decoding: end != 0 && line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
    }.filter { !$0.isEmpty }
  }
}

/// Which files of a folder are documents.
private struct FolderSearch {
  let extensions: [String]
  private let output: String?

  init(_ command: BatchCommand, _ toolkit: Toolkit, output: String?) {
    let known = toolkit.importers.entries.filter { entry in
      command.reading.from.map { toolkit.importers[$0]?.format.id == entry.format.id } ?? true
    }
    let named = command.extensions.map { ($0.hasPrefix(".") ? String($0.dropFirst()) : $0).lowercased() }
    extensions = named.isEmpty ? known.flatMap(\.format.fileExtensions) : named
    self.output = output.flatMap(FileQuestion.realPath)
  }

  /// The documents in a folder and below: neither what is in the folder of the editions, nor what a batch has made.
  func documents(in folder: String) throws(InputError) -> [String] {
    let wanted = Set(extensions)
    let paths = try Folders.files(in: folder) { path in
      guard let suffix = Toolkit.fileExtension(of: path)?.lowercased(), wanted.contains(suffix) else { return false }
      return !FileMark.isMarked(path)
    }
    guard let output, let real = FileQuestion.realPath(of: folder), output != real, output.hasPrefix(real + "/") else {
      return paths
    }
    let kept = String(output.dropFirst(real.count))
    let start = (folder.hasSuffix("/") ? String(folder.dropLast()) : folder) + kept + "/"
    return paths.filter { !$0.hasPrefix(start) }
  }
}

/// Where editions go.
private struct Places {
  let root: String
  let output: String?
  let realOutput: String?
  let suffixes: [String]

  /// A document with its editions' places, and what those are without links.
  struct Placed {
    var item: BatchItem
    var real: String
    var realTargets: [String]
  }

  /// - Parameters:
  ///   - path: the document's path.
  ///   - folder: the folder that it was named by.
  ///   - real: that folder without links; `nil` if it is not there.
  func item(_ path: String, below folder: String, real: String?) -> Placed {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    let rest = path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
    let realPath = real.map { ($0 == "/" ? "" : $0) + "/" + rest } ?? path
    var placed = Placed(item: BatchItem(input: path), real: realPath, realTargets: [])
    guard let output, let realOutput else {
      for suffix in suffixes { add(suffix, path, realPath, to: &placed) }
      return placed
    }
    let start = root == "/" ? "/" : root + "/"
    guard realPath.hasPrefix(start) else {
      placed.item.failure = Failure(
        .usage, "it is not in the folder of --root", at: path)
      return placed
    }
    let place = realPath.dropFirst(start.count)
    for suffix in suffixes { add(suffix, output + "/" + place, realOutput + "/" + place, to: &placed) }
    return placed
  }

  /// Adds an edition; if it would be the document itself, `-edition` makes its name another.
  private func add(_ suffix: String, _ path: String, _ real: String, to placed: inout Placed) {
    let stem = OutputPlan.replacingExtension(of: path, with: nil)
    let realStem = OutputPlan.replacingExtension(of: real, with: nil)
    let addition = realStem + "." + suffix == placed.real ? "-edition." : "."
    placed.item.targets.append(stem + addition + suffix)
    placed.realTargets.append(realStem + addition + suffix)
  }

  /// The documents; those whose editions would be another's, or a document, have failed.
  static func checkingTargets(_ all: [Placed]) -> [BatchItem] {
    let documents = Set(all.map(\.real))
    var owners: [String: String] = [:]
    return all.map { placed in
      var item = placed.item
      for (target, real) in zip(item.targets, placed.realTargets) where item.failure == nil {
        if documents.contains(real) {
          item.failure = Failure(
            .usage, "its edition \(Diagnostic.escaped(target)) is also an input", advice: "Name a folder with -o.",
            at: item.input)
        } else if let owner = owners.updateValue(item.input, forKey: real) {
          item.failure = Failure(
            .usage, "its edition would be \(Diagnostic.escaped(target)), as that of \(Diagnostic.escaped(owner))",
            advice: "Rename one of them.", at: item.input)
          owners[real] = owner
        }
      }
      return item
    }
  }
}
