"""Upgrades of libraries made by earlier versions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config

from scrutinydesk.library.schema import VERSION_TABLE, metadata

if TYPE_CHECKING:
    from sqlalchemy import Connection


def upgrade(connection: Connection, to: str = "head") -> None:
    """Bring the tables up to date within the transaction that is open."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes.update(connection=connection, metadata=metadata, version_table=VERSION_TABLE)
    command.upgrade(config, to)
