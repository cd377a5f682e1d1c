// ZIPWriterTests
