"""The officer's words in the library; on this computer meanwhile, where it cannot take them."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from scrutinydesk.errors import ScrutinyError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from scrutinydesk.findings import Finding
    from scrutinydesk.library.store import Library
    from scrutinydesk.library.values import Record
    from scrutinydesk.remembered.edits import Kept
    from scrutinydesk.reporting.edits import Edit, Edits

T = TypeVar("T")
UNSAVED = "unsaved"
SAFE = "Your words are kept on this computer meanwhile, and taken over by themselves once that is put right."
WINDOW_ONLY = "Your words are in this window alone: leave it open."


class Ask(Protocol):
    """Does something with a library, the officer's own or that of the demonstration."""

    def __call__(self, work: Callable[[Library], T], *, for_demo: bool | None = None) -> T: ...


class LibraryShelf:
    """Keeps edits as records, each on the version that was seen.

    Parameters
    ----------
    ask : callable (work, for_demo) -> what the work returns
        Raises a ``LibraryError`` where the library cannot be reached.
    home : Path
        The officer's own folder: edits of earlier versions lie in it, and those that could not be
        kept elsewhere.
    saved : callable () -> None
        Called when something is kept.
    for_demo : callable name -> bool
        Whether edits of this name belong to the demonstration.
    """

    def __init__(
        self, ask: Ask, home: Path, saved: Callable[[], None], for_demo: Callable[[str], bool]
    ) -> None:
        self._ask = ask
        self._saved = saved
        self._for_demo = for_demo
        self._before = home / "edits"
        self._unsaved = home / UNSAVED
        self._seen: dict[str, Kept] = {}  # what the words in the window are built on
        self._built_on: dict[str, Kept] = {}  # the same before the last save
        self._fresh: dict[str, Kept] = {}  # what the library holds, prepared to be seen
        self._mine: dict[str, Edits] = {}  # what it could not take
        self._busy = threading.Lock()

    # In threads

    def prepare(self, library: Library, name: str) -> None:
        """Look up the edits of a report, so that ``load`` has them at once."""
        from scrutinydesk.remembered import edits as kept_edits  # noqa: PLC0415  not before the first paint

        if self._before.is_dir() and not self._for_demo(name):
            kept_edits.adopt(library, self._before)
        fresh = kept_edits.load(library, name)
        with self._busy:
            self._fresh[name] = fresh

    def refresh(self, name: str) -> None:
        """Do the same with the library that these edits belong to."""
        self._ask(lambda library: self.prepare(library, name), for_demo=self._for_demo(name))

    def save(self, name: str, edits: Edits) -> Edits:
        """Keep edits in the library, and return those that stand there: with what others wrote elsewhere.

        Raises
        ------
        ConflictError
            Someone changed the same paragraph; ``settle`` says that this was seen. Until then ours lie
            on this computer.
        ScrutinyError
            The library cannot take them: they lie on this computer meanwhile.
        """
        from scrutinydesk.remembered import edits as kept_edits  # noqa: PLC0415  not before the first paint

        seen = self._base(name)

        def keep(library: Library) -> Kept:
            now = kept_edits.load(library, name)
            return kept_edits.save(library, *kept_edits.rebased(seen, edits, now))

        try:
            kept = self._ask(keep, for_demo=self._for_demo(name))
        except ScrutinyError as error:
            self._keep_here(name, seen, edits, error)
            raise
        with self._busy:
            self._seen[name], self._built_on[name] = kept, seen
            self._mine.pop(name, None)
            if name in self._fresh:
                self._fresh[name] = kept
            self._path(name).unlink(missing_ok=True)
        self._saved()
        return kept.edits

    # In the window's thread

    def load(self, name: str) -> tuple[Edits, tuple[Finding, ...]]:
        """Return the edits of a report as prepared, with those that still wait to be taken over in them.

        Where nothing could be prepared they are what was seen last.
        """
        from scrutinydesk.remembered import edits as kept_edits  # noqa: PLC0415  not before the first paint
        from scrutinydesk.remembered import waiting  # noqa: PLC0415  late: decision 6

        seen = self._base(name)
        findings: tuple[Finding, ...] = ()
        with self._busy:
            fresh, mine = self._fresh.pop(name, None), self._mine.get(name)
        if mine is None and (left := waiting.load(self._path(name))) is not None:
            seen, mine, findings = left
        edits = fresh.edits if fresh is not None else seen.edits
        if mine is not None:
            edits = mine
            if fresh is not None:
                fresh, edits = kept_edits.rebased(seen, mine, fresh)
        with self._busy:
            self._seen[name] = fresh or seen
            if mine is not None:
                self._mine[name] = edits
        return edits, findings

    def unseen(self, name: str, paragraphs: Iterable[str]) -> None:
        """Know that some of what the last save returned was not looked at: it was changed here meanwhile."""
        from scrutinydesk.remembered import edits as kept_edits  # noqa: PLC0415  not before the first paint

        with self._busy:
            before = self._built_on.get(name)
            if before is not None:
                self._seen[name] = kept_edits.unseen(self._seen[name], before, paragraphs)

    def waits(self, name: str) -> bool:
        """Tell whether there are words that the library has not taken yet."""
        with self._busy:
            return name in self._mine

    def settle(self, name: str, theirs: Record) -> tuple[str, Edit | None]:
        """Know someone else's version of a paragraph; return its id and their words, None for drafted ones.

        What is saved after that takes its place.
        """
        from scrutinydesk.remembered import edits as kept_edits  # noqa: PLC0415  not before the first paint

        seen = kept_edits.taken_over(self._base(name), theirs)
        with self._busy:
            self._seen[name] = seen
        paragraph = theirs.key.removeprefix(f"{name}/")
        return paragraph, seen.edits.by_id.get(paragraph)

    def forget(self) -> None:
        """Know nothing of the officer's library any more: another takes its place."""
        with self._busy:
            for known in (self._seen, self._built_on, self._fresh):
                for name in [each for each in known if not self._for_demo(each)]:
                    del known[name]

    def _base(self, name: str) -> Kept:
        from scrutinydesk.remembered.edits import Kept  # noqa: PLC0415  not before the first paint

        with self._busy:
            return self._seen.get(name) or Kept(name)

    def _keep_here(self, name: str, seen: Kept, edits: Edits, error: ScrutinyError) -> None:
        from scrutinydesk.library.errors import ConflictError  # noqa: PLC0415  not before the first paint
        from scrutinydesk.remembered import waiting  # noqa: PLC0415  late: decision 6

        with self._busy:
            self._mine[name] = edits
        try:
            waiting.save(self._path(name), seen, edits)
        except ScrutinyError as worse:
            error.detail = f"{error.detail} {worse.detail} {WINDOW_ONLY}".strip()
        else:
            if not isinstance(error, ConflictError):
                error.detail = f"{error.detail} {SAFE}".strip()

    def _path(self, name: str) -> Path:
        return self._unsaved / f"{name}.json"
