// ReaderAids
