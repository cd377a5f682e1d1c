// ReaderAidsTests
