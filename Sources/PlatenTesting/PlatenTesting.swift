// PlatenTesting
