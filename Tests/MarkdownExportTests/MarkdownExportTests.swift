// MarkdownExportTests
