"""Evidence into words, tables and figures (charts)."""
