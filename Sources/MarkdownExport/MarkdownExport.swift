// MarkdownExport
