// PlatenFilesTests
