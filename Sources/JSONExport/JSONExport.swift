// JSONExport
