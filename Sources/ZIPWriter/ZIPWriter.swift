// ZIPWriter
