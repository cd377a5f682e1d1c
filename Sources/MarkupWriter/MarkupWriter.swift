// MarkupWriter
