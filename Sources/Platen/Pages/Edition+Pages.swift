public import PlatenCore
import TextExport

extension Edition {
  /// The edition with the pages of its printable text as page breaks: an EPUB of it has them as its page list, so that a class
  /// with paper and a class with readers cite the same page.
  ///
  /// A break stands before the first block that begins on a page; a paragraph that goes over two pages belongs to the one on
  /// which it begins. Page breaks of a printed book that the document has give way, which is reported.
  ///
  /// - Parameters:
  ///   - settings: the options of the text, of which `page-length` says how many lines a page has.
  ///   - resources: where files are that options name.
  /// - Throws: ``EditionError/option(_:)`` if an option is wrong, or the text has no pages.
  /// - Complexity: that of printing the text.
  public func addingPages(
    ofText settings: [OptionSetting], resources: any ResourceProvider = NoResources()
  ) async throws(EditionError) -> Edition {
    let marked = withPagePlaces()
    return marked.placing(pages: try await marked.textPages(settings, resources: resources))
  }

  /// The edition with numbers at the blocks before which a page may begin; ``placing(pages:)`` takes them away.
  package func withPagePlaces() -> Edition {
    var copy = self
    PagePlaces.mark(&copy.document.body)
    return copy
  }

  /// The pages on which numbered blocks begin.
  package func textPages(
    _ settings: [OptionSetting], resources: any ResourceProvider
  ) async throws(EditionError) -> [Int: Int] {
    let options: TextOptions
    do throws(OptionError) {
      options = try TextOptions.schema.options(from: settings, format: TextExporter.format.id, resources: resources)
    } catch {
      throw EditionError.option(error)
    }
    do throws(ExportError) {
      return try await TextExporter(options: options).pages(of: document) { PagePlaces.number(of: $0) }
    } catch {
      throw EditionError.option(OptionError(error.message, advice: error.advice))
    }
  }

  /// The edition with page breaks in place of numbers.
  ///
  /// - Parameter pages: the page of each number; empty for none.
  package func placing(pages: [Int: Int]) -> Edition {
    var copy = self
    if PagePlaces.place(pages, in: &copy.document) {
      copy.report.append(
        Report(diagnostics: [
          Diagnostic(
            "pages.printed-replaced", .warning,
            "The pages of the printable text take the place of the page breaks that the document has.",
            loss: .substituted)
        ]))
    }
    return copy
  }
}
