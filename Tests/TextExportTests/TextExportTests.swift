// TextExportTests
