"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables."""
    _imports()
    _files()
    _figures()
    _records()
    _reported()


def _imports() -> None:
    op.create_table(
        "imports",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("reading", sa.Text, nullable=False),
        sa.Column("file_name", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("force", sa.Text, nullable=False),
        sa.Column("period_end", sa.Integer, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("recipe", sa.Text, nullable=False),
        sa.Column("cover", sa.Text, nullable=False),
        sa.Column("additions", sa.Text, nullable=False),
        sa.Column("findings", sa.Text, nullable=False),
        sa.Column("missing", sa.Text, nullable=False),
        sa.Column("sources", sa.Text, nullable=False),
        sa.Column("figures", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.UniqueConstraint("sha256", "reading", name="one_import_a_reading"),
        sqlite_autoincrement=True,
    )


def _files() -> None:
    op.create_table(
        "files",
        sa.Column("sha256", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )


def _figures() -> None:
    op.create_table(
        "series",
        sa.Column(
            "import_id", sa.Integer, sa.ForeignKey("imports.id", name="series_of_import"), nullable=False
        ),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("measure", sa.Text, nullable=False),
        sa.Column("area", sa.Text, nullable=False),
        sa.Column("breakdown", sa.Text, nullable=False),
        sa.Column("span", sa.Text, nullable=False),
        sa.Column("unit", sa.Text, nullable=False),
        sa.Column("sheet", sa.Text, nullable=False),
        sa.Column("number_format", sa.Text, nullable=False),
        sa.Column("marks", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("derived", sa.Text, nullable=False),
        sa.Column("whole", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("import_id", "number", name="series_key"),
        sqlite_with_rowid=False,
    )
    op.create_index("series_by_measure", "series", ["measure", "area", "breakdown", "span", "import_id"])
    op.create_table(
        "figures",
        sa.Column("import_id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("series", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("first", sa.Integer, nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
        sa.Column("value", sa.Double),
        sa.Column("exact", sa.Text),
        sa.Column("cell", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("import_id", "series", "position", name="figures_key"),
        sa.ForeignKeyConstraint(
            ["import_id", "series"], ["series.import_id", "series.number"], name="figures_of_series"
        ),
        sqlite_with_rowid=False,
    )


def _records() -> None:
    op.create_table(
        "journal",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("before", sa.Text),
        sa.Column("after", sa.Text),
        sa.Column("undoes", sa.Integer, sa.ForeignKey("journal.id", name="journal_undoes")),
        sqlite_autoincrement=True,
    )
    op.create_index("journal_by_record", "journal", ["kind", "key", "id"])
    op.create_table(
        "records",
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("value", sa.Text),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entry", sa.Integer, sa.ForeignKey("journal.id", name="records_left_by"), nullable=False),
        sa.PrimaryKeyConstraint("kind", "key", name="records_key"),
    )


def _reported() -> None:
    op.create_table(
        "reported",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "import_id", sa.Integer, sa.ForeignKey("imports.id", name="reported_of_import"), nullable=False
        ),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("reported_on", sa.Date, nullable=False),
        sa.Column("edits", sa.Text, nullable=False),
        sa.Column("program", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "reported_parts",
        sa.Column(
            "reported_id", sa.Integer, sa.ForeignKey("reported.id", name="parts_of_reported"), nullable=False
        ),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("reported_id", "position", name="reported_parts_key"),
    )
