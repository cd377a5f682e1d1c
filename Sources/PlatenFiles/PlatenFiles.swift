// PlatenFiles
