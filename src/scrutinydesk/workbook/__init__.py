"""Reading and writing workbooks: safe opening, cells, layouts, templates."""
