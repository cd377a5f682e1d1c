// JSONImport
