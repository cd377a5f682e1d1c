// PlatenTests
