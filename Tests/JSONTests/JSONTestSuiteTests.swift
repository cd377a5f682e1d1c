import Foundation
import JSONText
import Testing

@testable import JSONImport

/// The cases of nst/JSONTestSuite, where they are at hand.
@Suite(.enabled(if: JSONTestSuite.isThere, "The inputs folder beside the package is needed."))
struct JSONTestSuiteTests {
  @Test(arguments: JSONTestSuite.files("y_"))
  func validTextIsRead(name: String) throws {
    let tape = try JSONParser.parse(Array(Data(contentsOf: JSONTestSuite.folder.appending(path: name))))
    #expect(!tape.elements.isEmpty)
  }

  @Test(arguments: JSONTestSuite.files("n_"))
  func invalidTextIsRefused(name: String) throws {
    let bytes = Array(try Data(contentsOf: JSONTestSuite.folder.appending(path: name)))
    do throws(JSONParser.Fault) {
      let tape = try JSONParser.parse(bytes)
      Issue.record("\(tape.elements.count) values were read")
    } catch {
      #expect(!error.message.isEmpty)
    }
  }

  @Test(arguments: JSONTestSuite.files("i_"))
  func openQuestionsDoNotCrash(name: String) throws {
    let bytes = Array(try Data(contentsOf: JSONTestSuite.folder.appending(path: name)))
    do throws(JSONParser.Fault) {
      let tape = try JSONParser.parse(bytes)
      #expect(!tape.elements.isEmpty)
    } catch {
      #expect(!error.message.isEmpty)
    }
  }
}

/// Where the cases are.
enum JSONTestSuite {
  static let folder = sharedInputs.appending(path: "JSONTestSuite")
  static let isThere = FileManager.default.fileExists(atPath: folder.path)

  static func files(_ prefix: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasPrefix(prefix) }.sorted()
  }
}
