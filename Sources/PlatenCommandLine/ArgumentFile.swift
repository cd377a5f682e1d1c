import PlatenCore
import PlatenFiles

/// Arguments from a file: `@FILE` stands for the arguments that are in it, as with the Swift compiler's response files.
///
/// ```
/// # A comment, or a blank line, is none.
/// --set split-level=2
/// --metadata publisher=The Village Press
/// ```
///
/// A line is an argument. If it begins with `-`, what follows its first space is another, as it is: nothing is quoted.
/// `--metadata=publisher=The Village Press` is one argument, for the `=` comes first. `{folder}` stands for the folder that
/// the file is in: `--set stylesheet={folder}/guide.css`.
enum ArgumentFile {
  /// The most bytes that a file may have: 1 MiB.
  static let maximumBytes = 1 << 20

  /// Puts the arguments of files in the places of `@FILE`.
  ///
  /// What follows `--` stays as it is. So does an `@FILE` in a file: there is no nesting.
  ///
  /// - Throws: ``Failure`` if a file cannot be read or is not UTF-8.
  static func expand(_ arguments: [String]) throws(Failure) -> [String] {
    var result: [String] = []
    for (index, argument) in arguments.enumerated() {
      guard argument != "--" else { return result + arguments[index...] }
      if argument.hasPrefix("@"), argument.utf8.count > 1 {
        result += try read(String(argument.dropFirst()))
      } else {
        result.append(argument)
      }
    }
    return result
  }

  private static func read(_ path: String) throws(Failure) -> [String] {
    let bytes: [UInt8]
    do throws(InputError) {
      bytes = try InputFile.read(path, limit: maximumBytes, noting: PlatenCommand.filesRead)
    } catch { throw Failure(error) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.badInput, "it is not UTF-8", advice: "Arguments are plain text.", at: path)
    }
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    return text.split(whereSeparator: \.isNewline).flatMap { arguments(of: trimmed($0)) }.map { argument in
      argument.replacing("{folder}", with: folder)
    }
  }

  /// The arguments of a line, none to two.
  private static func arguments(of line: Substring) -> [String] {
    guard !line.isEmpty, !line.hasPrefix("#") else { return [] }
    guard line.hasPrefix("-"), let end = line.firstIndex(where: { $0 == " " || $0 == "\t" || $0 == "=" }),
      line[end] != "="
    else { return [String(line)] }
    return [String(line[..<end]), String(trimmed(line[end...]))]
  }

  private static func trimmed(_ text: Substring) -> Substring {
    let start = text.drop { $0 == " " || $0 == "\t" }
    guard let end = start.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
    return start[...end]
  }
}
