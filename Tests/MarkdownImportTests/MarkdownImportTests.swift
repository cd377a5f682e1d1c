// MarkdownImportTests
