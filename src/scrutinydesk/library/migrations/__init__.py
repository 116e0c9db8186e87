"""One module a revision of the library's tables, in Alembic's form; each stands as it was released."""
