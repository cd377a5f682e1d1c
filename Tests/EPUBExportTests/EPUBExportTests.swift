// EPUBExportTests
