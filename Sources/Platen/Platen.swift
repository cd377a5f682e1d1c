// Platen
