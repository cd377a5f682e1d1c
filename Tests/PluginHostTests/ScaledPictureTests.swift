import Foundation
import Pictures
import PlatenCore
import PluginHost
import TestSupport
import Testing

extension PluginTests {
  @Suite struct ScaledPictureTests {
    /// Applies the transform to a document with the files, and returns their bytes and what was said.
    static func scaled(
      _ files: [String: [UInt8]], _ change: @Sendable (inout ScaledPictureOptions) -> Void = { _ in }
    ) async throws -> (files: [String: [UInt8]], report: Report) {
      var document = Document(
        resources: files.sorted { $0.key < $1.key }.map { Resource(path: $0.key, bytes: $0.value) })
      let log = ReportLog()
      try await ConfiguredTransform(ScaledPictures(options: ScaledPictureOptions(change))).apply(
        to: &document, context: TransformContext(log: log))
      return (Dictionary(uniqueKeysWithValues: document.resources.map { ($0.path, $0.bytes) }), log.report)
    }

    /// A picture drawn by the program itself: a gradient, or noise that does not compress.
    static func drawing(_ arguments: String...) throws -> [UInt8] {
      try Tool.imageMagick.run(["-seed", "7"] + arguments).outputBytes
    }

    static func size(_ bytes: [UInt8]) throws -> [Int?] {
      let picture = try Picture(inspecting: bytes)
      return [picture.width, picture.height]
    }

    @Test(.requires(.imageMagick), arguments: [("png", 3000, 2400), ("jpeg", 6000, 1200)])
    func largePicturesAreScaledWithTheirProportions(_ format: String, _ width: Int, _ height: Int) async throws {
      let picture = try Self.drawing("-size", "\(width)x\(height)", "gradient:red-blue", "\(format):-")
      let result = try await Self.scaled(["a": picture, "small": onePixel])
      let scaled = try #require(result.files["a"])
      let (newWidth, newHeight) = (try #require(try Self.size(scaled)[0]), try #require(try Self.size(scaled)[1]))
      #expect(newWidth * newHeight <= 5_600_000)
      #expect(newWidth * newHeight > 5_550_000)
      #expect(abs(Double(newWidth) / Double(newHeight) - Double(width) / Double(height)) < 0.01)
      #expect(result.files["small"] == onePixel)
      #expect(result.report.diagnostics.map(\.id) == ["scaled-pictures.scaled"])
      #expect(result.report.diagnostics[0].message.contains("from \(width) × \(height) pixels"))
      #expect(result.report.diagnostics[0].message.contains("to \(newWidth) × \(newHeight) pixels"))
      #expect(result.report.diagnostics[0].loss == .simplified)
    }

    @Test(.requires(.imageMagick), arguments: ["png", "jpeg"])
    func everyRunGivesTheSameBytesWithoutDatesAndComments(_ format: String) async throws {
      let picture = try Self.drawing(
        "-size", "400x400", "plasma:", "-set", "comment", "taken at home", "-set", "Author", "Li", "\(format):-")
      let limit: @Sendable (inout ScaledPictureOptions) -> Void = { $0.pixels = 40_000 }
      let first = try await Self.scaled(["a": picture], limit).files
      // The dates that the program writes have seconds.
      try await Task.sleep(for: .milliseconds(1100))
      let second = try await Self.scaled(["a": picture], limit).files
      #expect(first == second)
      let text = String(decoding: try #require(first["a"]), as: Unicode.ASCII.self)
      for word in ["taken at home", "tEXt", "tIME", "date:", "Author"] { #expect(!text.contains(word)) }
    }

    @Test(.requires(.imageMagick)) func filesWithTooManyBytesAreScaledUntilTheyFit() async throws {
      // Noise: as many bytes as pixels, and more.
      let picture = try Self.drawing("-size", "700x500", "xc:red", "+noise", "Random", "-depth", "8", "png:-")
      #expect(picture.count > 500_000)
      let result = try await Self.scaled(["a": picture]) { $0.bytes = 200_000 }
      let scaled = try #require(result.files["a"])
      #expect(scaled.count <= 200_000)
      #expect(scaled.count > 100_000)
      #expect(try abs(Double(#require(Self.size(scaled)[0])) / Double(#require(Self.size(scaled)[1])) - 1.4) < 0.02)
    }

    @Test(.requires(.imageMagick)) func picturesThatLieOnTheirSideAreTurned() async throws {
      var picture = try Self.drawing("-size", "400x200", "gradient:", "jpeg:-")
      // APP1 with one entry: orientation 6 (EXIF 2.32 §4.6.4).
      let exif: [UInt8] =
        Array("Exif\0\0MM\0*".utf8) + [0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]
      picture.insert(contentsOf: [0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif, at: 2)
      #expect(try Picture(inspecting: picture).orientation == 6)
      let result = try await Self.scaled(["a": picture]) { $0.pixels = 20_000 }
      let scaled = try Picture(inspecting: try #require(result.files["a"]))
      #expect([scaled.width, scaled.height] == [100, 200])
      #expect(scaled.orientation == 1)
    }

    @Test(.requires(.imageMagick)) func otherPicturesStayAndAreReported() async throws {
      let gif = try Self.drawing("-size", "300x300", "gradient:", "gif:-")
      let result = try await Self.scaled(["a.gif": gif, "b.png": [0x89, 0x50, 0x4E, 0x47, 1], "c.txt": [65]]) {
        $0.pixels = 10_000
      }
      #expect(result.files == ["a.gif": gif, "b.png": [0x89, 0x50, 0x4E, 0x47, 1], "c.txt": [65]])
      #expect(result.report.diagnostics.map(\.id) == ["scaled-pictures.kept"])
    }

    /// A picture that is above the smallest limit, made without any program.
    private static let wide: [UInt8] = {
      var bytes = onePixel
      // Width and height in IHDR, and the checksum of 200 × 100 pixels.
      bytes.replaceSubrange(16..<24, with: [0, 0, 0, 200, 0, 0, 0, 100])
      let crc = checksum(bytes[12..<29])
      bytes.replaceSubrange(29..<33, with: (0..<4).map { UInt8(truncatingIfNeeded: crc >> (24 - 8 * $0)) })
      return bytes
    }()

    private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
      ~bytes.reduce(UInt32.max) { value, byte in
        (0..<8).reduce(value ^ UInt32(byte)) { part, _ in part & 1 == 1 ? 0xEDB8_8320 ^ part >> 1 : part >> 1 }
      }
    }

    /// A program that says that it is ImageMagick, and else does what the body says.
    private static func posing(_ body: String) -> String {
      "#!/bin/sh\nif [ \"$1\" = -version ]; then echo 'Version: ImageMagick 0.1 test'; exit 0; fi\n\(body)\n"
    }

    @Test(arguments: [
      ("echo 'convert: broken picture @ error/png.c/1' >&2; exit 1", "cannot scale it: convert: broken picture."),
      ("cat", "returned no picture of the expected size"), ("exit 0", "returned no picture of the expected size"),
      ("head -c 40000000 /dev/zero", "cannot make it smaller than"), ("kill -9 $$", "cannot scale it"),
    ])
    func failureKeepsThePictureAndIsReported(_ body: String, _ reason: String) async throws {
      try await Script.with(Self.posing(body), named: "magick") { path in
        let result = try await Self.scaled(["a.png": Self.wide]) {
          $0.pixels = 10_000
          $0.program = path
        }
        #expect(result.files["a.png"] == Self.wide)
        #expect(result.report.diagnostics.map(\.id) == ["scaled-pictures.failed"])
        #expect(result.report.diagnostics[0].severity == .warning)
        #expect(result.report.diagnostics[0].message.contains(reason))
      }
    }

    @Test func argumentsHoldNothingOfTheDocument() async throws {
      try await Script.with(Self.posing("echo \"$*\" > \"$0.arguments\"; exit 1"), named: "magick") { path in
        _ = try await Self.scaled(["--help; @evil.png": Self.wide]) {
          $0.pixels = 10_000
          $0.program = path
        }
        let arguments = try String(contentsOfFile: path + ".arguments", encoding: .utf8)
        #expect(arguments.contains("-resize 141x70!"))
        #expect(arguments.contains(" png:- ") && !arguments.contains("evil"))
      }
    }

    @Test func missingProgramIsSaid() async {
      let error = await #expect(throws: TransformError.self) {
        _ = try await Self.scaled(["a": Self.wide]) {
          $0.pixels = 10_000
          $0.program = "no-such-magick"
        }
      }
      #expect(error?.advice?.contains("Install ImageMagick") == true)
    }

    @Test func programOfTheSameNameIsRefused() async throws {
      let error = try await Script.with("#!/bin/sh\necho 'Converts file systems.'\n", named: "convert") { path in
        await #expect(throws: TransformError.self) {
          _ = try await Self.scaled(["a": Self.wide]) {
            $0.pixels = 10_000
            $0.program = path
          }
        }
      }
      #expect(error?.message.contains("is not ImageMagick") == true)
    }

    @Test func nothingLargeNeedsNoProgram() async throws {
      let result = try await Self.scaled(["a": Self.wide]) { $0.program = "no-such-magick" }
      #expect(result.files == ["a": Self.wide] && result.report.diagnostics.isEmpty)
    }
  }
}
