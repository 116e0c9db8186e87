"""The pages of an open report, made late and joined to the desk: what they want, and what they tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.qt.panels.page_commands import PageCommands
from scrutinydesk.qt.panels.pages import Pages

if TYPE_CHECKING:
    from scrutinydesk.qt.main_window import MainWindow
    from scrutinydesk.qt.memory_desk import MemoryDesk
    from scrutinydesk.qt.panels.core import Core
    from scrutinydesk.qt.panels.memory import Memory
    from scrutinydesk.qt.theme import Theme


def built(
    window: MainWindow, memory: Memory, kept: MemoryDesk, theme: Theme, core: Core
) -> tuple[Pages, PageCommands]:
    """Make the pages and the commands that act on them."""
    pages = Pages(core, theme, kept.shelf, memory.shares, window)
    commands = PageCommands(pages, core, window)
    commands.folder = memory.export_folder
    commands.exported_to.connect(memory.exported)
    commands.step_wanted.connect(lambda what: getattr(kept.remembering, what)())
    commands.set_wanted.connect(kept.set_at_chart)
    pages.tab_wanted.connect(window.show_tab)
    pages.source_changed.connect(window.status.source.setText)
    pages.saved.connect(window.status.saved.setText)
    pages.failed.connect(kept.tell)
    pages.done.connect(window.banner.show_news)
    pages.work_started.connect(window.status.follow)
    return pages, commands
