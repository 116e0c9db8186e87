"""Run by alembic; the connection and its transaction are handed in."""

from __future__ import annotations

from alembic import context

held = context.config.attributes
context.configure(
    connection=held["connection"],
    target_metadata=held["metadata"],
    version_table=held["version_table"],
    render_as_batch=True,
)
context.run_migrations()
