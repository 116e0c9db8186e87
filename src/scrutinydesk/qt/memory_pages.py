"""The pages of what is remembered, shown over the tabs: the break register and the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

# The pages, and the use cases beneath them, are imported when one is asked for.

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrutinydesk.library.store import Library
    from scrutinydesk.library.values import Entry, Record
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.opening import Opened
    from scrutinydesk.qt.main_window import MainWindow
    from scrutinydesk.qt.panels.journal import JournalPage
    from scrutinydesk.qt.panels.register import RegisterPage
    from scrutinydesk.qt.remembering import Remembering
    from scrutinydesk.qt.theme import Theme

AT_ONCE = 500  # lines of the journal


class MemoryPages(QObject):
    """Makes each page when it is first wanted, and keeps it up to date while it is up.

    Parameters
    ----------
    opened : callable () -> Opened or None
        The workbook that is open, with the officer's own measures and areas.
    """

    def __init__(
        self,
        window: MainWindow,
        remembering: Remembering,
        theme: Callable[[], Theme],
        opened: Callable[[], Opened | None],
    ) -> None:
        super().__init__(window)
        self.register: RegisterPage | None = None
        self.journal: JournalPage | None = None
        self._lines = AT_ONCE
        self._window = window
        self._remembering = remembering
        self._theme = theme
        self._opened = opened
        remembering.changed.connect(self._look_again)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        for page in (self.register, self.journal):
            if page is not None:
                page.set_theme(theme)

    # The break register

    def show_register(self) -> None:
        """Show the breaks in series, and the comparisons allowed across them."""
        opened = self._opened()
        self._remembering.run(
            "Looking up the breaks", lambda library: _register(library, opened), self._show_register
        )

    def _show_register(self, found: tuple[Resources, Resources]) -> None:
        plain, resources = found
        page = self.register or self._made_register()
        page.show_register(plain.breaks, resources)
        if self._window.over is not page:
            self._window.show_over(page)

    def _made_register(self) -> RegisterPage:
        from scrutinydesk.qt.panels.register import RegisterPage  # noqa: PLC0415  see above
        from scrutinydesk.remembered import register  # noqa: PLC0415  late: decision 6

        page = self.register = RegisterPage(self._theme())
        page.back_wanted.connect(self._window.back)
        page.keep_wanted.connect(
            lambda item, why: self._decide(
                "Keeping the break", lambda lib: register.keep_break(lib, item, why)
            )
        )
        page.remove_wanted.connect(
            lambda item, why: self._decide(
                "Taking the break out", lambda lib: register.remove_break(lib, item, why)
            )
        )
        page.restore_wanted.connect(
            lambda key, why: self._decide(
                "Putting the break back", lambda lib: register.restore_break(lib, key, why)
            )
        )
        page.allow_wanted.connect(
            lambda override: self._decide(
                "Allowing the comparison", lambda lib: register.allow(lib, override)
            )
        )
        page.disallow_wanted.connect(
            lambda override, why: self._decide(
                "Refusing the comparison", lambda lib: register.disallow(lib, override, why)
            )
        )
        return page

    # The journal

    def show_journal(self) -> None:
        """Show who did what, when and why."""
        lines = self._lines
        self._remembering.run(
            "Looking up the journal", lambda library: library.journal(lines + 1), self._show_journal
        )

    def _show_journal(self, entries: tuple[Entry, ...]) -> None:
        page = self.journal or self._made_journal()
        page.show_entries(entries[: self._lines], older=len(entries) > self._lines)
        if self._window.over is not page:
            self._window.show_over(page)

    def _made_journal(self) -> JournalPage:
        from scrutinydesk.qt.panels.journal import JournalPage  # noqa: PLC0415  see above

        page = self.journal = JournalPage(self._theme())
        page.back_wanted.connect(self._window.back)
        page.undo_wanted.connect(lambda number: self._decide("Undoing", lambda library: library.undo(number)))
        page.older_wanted.connect(self._older)
        return page

    def _older(self, lines: int) -> None:
        self._lines = lines
        self.show_journal()

    def _decide(self, title: str, work: Callable[[Library], Record]) -> None:
        self._remembering.decide(title, work)

    def _look_again(self) -> None:
        over = self._window.over
        if over is None:
            return
        if over is self.register:
            self.show_register()
        elif over is self.journal:
            self.show_journal()


def _register(library: Library, opened: Opened | None) -> tuple[Resources, Resources]:
    """Return the shipped resources, and all that a break may touch."""
    from scrutinydesk.measures.resources import load_resources  # noqa: PLC0415  see above
    from scrutinydesk.remembered.known import resources_known  # noqa: PLC0415  late: decision 6

    return load_resources(), resources_known(library, opened)
