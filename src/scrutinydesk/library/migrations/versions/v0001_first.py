"""The tables as they were first made; frozen, whatever ``schema`` says today."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def upgrade() -> None:
    """Make all tables."""
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "imports",
        sa.Column("id", sa.Integer, primary_key=True),
        *_texts("sha256", "reading", "file_name", "kind", "force"),
        sa.Column("period_end", sa.Integer, nullable=False),
        *_texts("title", "recipe", "cover", "additions", "findings", "missing", "sources"),
        sa.Column("figures", sa.Integer, nullable=False),
        sa.Column("at", moment, nullable=False),
        *_texts("who"),
        sa.UniqueConstraint("sha256", "reading", name="one_import_a_reading"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "files",
        sa.Column("sha256", sa.Text, primary_key=True),
        *_texts("name"),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "series",
        sa.Column(
            "import_id", sa.Integer, sa.ForeignKey("imports.id", name="series_of_import"), nullable=False
        ),
        sa.Column("number", sa.Integer, nullable=False),
        *_texts(
            "measure",
            "area",
            "breakdown",
            "span",
            "unit",
            "sheet",
            "number_format",
            "marks",
            "source",
            "derived",
        ),
        sa.Column("whole", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("import_id", "number", name="series_key"),
        sqlite_with_rowid=False,
    )
    op.create_index("series_by_measure", "series", ["measure", "area", "breakdown", "span", "import_id"])
    op.create_table(
        "figures",
        sa.Column("import_id", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("series", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("position", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("first", sa.Integer, nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
        sa.Column("value", sa.Double),
        sa.Column("exact", sa.Text),
        *_texts("cell"),
        sa.PrimaryKeyConstraint("import_id", "series", "position", name="figures_key"),
        sa.ForeignKeyConstraint(
            ["import_id", "series"], ["series.import_id", "series.number"], name="figures_of_series"
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "journal",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", moment, nullable=False),
        *_texts("who", "what", "why", "kind", "key"),
        sa.Column("before", sa.Text),
        sa.Column("after", sa.Text),
        sa.Column("undoes", sa.Integer, sa.ForeignKey("journal.id", name="journal_undoes")),
        sqlite_autoincrement=True,
    )
    op.create_index("journal_by_record", "journal", ["kind", "key", "id"])
    op.create_table(
        "records",
        *_texts("kind", "key"),
        sa.Column("value", sa.Text),
        sa.Column("version", sa.Integer, nullable=False),
        *_texts("who"),
        sa.Column("at", moment, nullable=False),
        sa.Column("entry", sa.Integer, sa.ForeignKey("journal.id", name="records_left_by"), nullable=False),
        sa.PrimaryKeyConstraint("kind", "key", name="records_key"),
    )
    op.create_table(
        "reported",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "import_id", sa.Integer, sa.ForeignKey("imports.id", name="reported_of_import"), nullable=False
        ),
        *_texts("label"),
        sa.Column("reported_on", sa.Date, nullable=False),
        *_texts("edits", "program"),
        sa.Column("at", moment, nullable=False),
        *_texts("who"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "reported_parts",
        sa.Column(
            "reported_id", sa.Integer, sa.ForeignKey("reported.id", name="parts_of_reported"), nullable=False
        ),
        sa.Column("position", sa.Integer, nullable=False),
        *_texts("name", "sha256"),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("reported_id", "position", name="reported_parts_key"),
    )
