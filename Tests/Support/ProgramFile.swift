public import Foundation

/// Programs that tests write and run.
public enum ProgramFile {
  /// Writes a script as a file that can be run, and makes its folder if there is none.
  ///
  /// A child writes it: were the file open in this process, the child of a test that runs beside would have it open too
  /// for a moment, and what is open for writing cannot be run (`ETXTBSY`).
  public static func write(_ text: String, to file: URL, mode: Int = 0o755) throws {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    let source = file.appendingPathExtension("source")
    try Data(text.utf8).write(to: source)
    let result = try Program.run(
      URL(filePath: "/bin/sh"),
      [
        "-c", #"cat "$1" > "$2" && chmod "$3" "$2" && rm "$1""#, "sh", source.path, file.path,
        String(mode, radix: 8),
      ])
    guard result.exitCode == 0 else { throw CocoaError(.fileWriteUnknown) }
  }
}
