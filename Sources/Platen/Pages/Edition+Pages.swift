public import PlatenCore
import TextExport

extension Edition {
  /// Returns the edition with the pages of its printable text as page breaks. An EPUB of it contains these as its page list, so that
  /// readers of the printed text and of the EPUB can cite the same pages.
  ///
  /// A break is inserted before the first block that begins on a page; a paragraph that extends over two pages belongs to the first
  /// of them. Existing page breaks, such as those of a printed book, are replaced, and this is reported.
  ///
  /// - Parameters:
  ///   - settings: the options of the printable text; `page-length` is the number of lines of a page.
  ///   - resources: the provider of the files that options name.
  /// - Throws: ``EditionError/option(_:)`` if an option is wrong, or the text has no pages.
  /// - Complexity: the same as that of exporting the text.
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
