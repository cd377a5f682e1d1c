// TextExport
