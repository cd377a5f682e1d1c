// MarkdownImport
