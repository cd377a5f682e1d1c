// MarkupWriterTests
