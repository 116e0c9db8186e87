"""The steps of mapping: each gives another draft, can be taken back, and is kept before long."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from scrutinydesk.errors import ScrutinyError
from scrutinydesk.qt.panels.mapping import acts
from scrutinydesk.qt.panels.mapping.draft import Draft, History
from scrutinydesk.qt.panels.mapping.kinds import Counts
from scrutinydesk.qt.tasks import Task, uncollected

if TYPE_CHECKING:
    from scrutinydesk.measures.additions import Additions
    from scrutinydesk.measures.areas import Area
    from scrutinydesk.measures.catalogue import Measure
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.qt.panels.mapping.outlines import Span
    from scrutinydesk.workbook.grid import Sheet
    from scrutinydesk.workbook.recipes import Recipe, Role

KEEP_AFTER_MS = 1500
NO_TABLE = "No table is in there: an outline needs headings or labels, and figures."


class _Work(NamedTuple):
    """Something that takes its time.

    Attributes
    ----------
    key : str
        What is changed by it.
    make : callable (Draft) -> Act or None
    refusal : str
        What is said where it gives None.
    """

    key: str
    title: str
    make: Callable[[Draft], acts.Act | None]
    refusal: str = ""


class Steps(QObject):
    """The draft of one workbook, and what was done to it.

    Attributes
    ----------
    table : str
        Name of the table that is looked at; empty where none is.

    Signals
    -------
    changed(str)
        The draft is another one: what was done, in words.
    refused(str)
        Nothing was done, and why.
    draft_changed(object)
        The recipe, a moment after a change, to be kept in case the program ends.
    failed(object)
        An error to be told.
    work_started(object)
        A ``Task`` to follow.
    """

    changed = Signal(str)
    refused = Signal(str)
    draft_changed = Signal(object)
    failed = Signal(object)
    work_started = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.counts = Counts()
        self.table = ""
        self._history: History | None = None
        self._resources: Resources | None = None
        self._known: tuple[object, Resources] | None = None
        self._task: Task | None = None
        self._doing = ""
        self._waiting: list[_Work] = []
        self._keeper = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._keeper.timeout.connect(self.keep)

    @property
    def begun(self) -> bool:
        """Whether there is a workbook; nothing can be done before."""
        return self._history is not None

    @property
    def draft(self) -> Draft:
        assert self._history is not None  # noqa: S101  nothing can be done before ``begin``
        return self._history.draft

    @property
    def resources(self) -> Resources:
        assert self._resources is not None  # noqa: S101  likewise
        return self._resources

    @property
    def known(self) -> Resources:
        """The resources with what the officer added."""
        return self._knowing(self.draft.recipe.own)

    def fits(self, own: Measure | Area) -> None:
        """Complain where a measure or an area cannot stand beside the others.

        Raises
        ------
        ScrutinyError
            It says which name or id is taken.
        """
        self.resources.extended(self.draft.with_own(own).recipe.own)

    def _knowing(self, own: Additions) -> Resources:
        if self._known is None or self._known[0] is not own:
            self._known = own, self.resources.extended(own)
        return self._known[1]

    @property
    def idle(self) -> bool:
        """Whether no thread is at work."""
        return self._task is None or not self._task.running

    @property
    def settled(self) -> bool:
        """Whether nothing is on its way."""
        return self.idle and not self._waiting

    def begin(self, draft: Draft, resources: Resources) -> None:
        """Begin with a workbook; what was not kept of the one before is."""
        self.keep_now()
        self._waiting.clear()
        self._leave()
        self._resources, self._known = resources, None
        self._history = History(draft)

    def keep(self) -> None:
        """Hand out the recipe as it stands."""
        self._keeper.stop()
        if self._history is not None:
            self.draft_changed.emit(self.draft.recipe)

    def keep_now(self) -> None:
        """Hand out the recipe where that is still to be done."""
        if self._keeper.isActive():
            self.keep()

    def put(self, act: acts.Act) -> None:
        """Take a step; one that changes nothing is none, and one after which nothing more could be done."""
        if self._history is None:
            return
        try:
            self._knowing(act.draft.recipe.own)
        except ScrutinyError as error:
            self.refused.emit(str(error))
            return
        if self._history.put(act.draft, act.words):
            self._after(act.words)

    def undo(self) -> None:
        """Take the last step back."""
        if self._history is not None and (words := self._history.undo()):
            self._after(f"Undone: {words}")

    def redo(self) -> None:
        """Take it again."""
        if self._history is not None and (words := self._history.redo()):
            self._after(f"Done again: {words}")

    # In a thread, one after the other

    def draw(self, name: str, sheet: Sheet, span: Span) -> None:
        """Find a table anew inside an outline; an empty name for a table that is new."""

        def drawn(draft: Draft) -> acts.Act | None:
            return acts.drawn(draft, name, sheet, span, self.resources.extended(draft.recipe.own))

        self._work(_Work(f"draw {name}", "Looking for the table", drawn, NO_TABLE))

    def delete(self, table: str) -> None:
        """Take a table out."""
        self._work(_Work(f"delete {table}", "Taking the table out", lambda draft: acts.deleted(draft, table)))

    def set_role(self, table: str, axis: int, role: Role) -> None:
        """Let an axis give something else."""

        def again(draft: Draft) -> acts.Act | None:
            return acts.role(draft, table, axis, role, self.resources.extended(draft.recipe.own))

        self._work(_Work(f"role {table} {axis}", "Looking at the labels", again))

    def take_recipe(self, recipe: Recipe) -> None:
        """Go on with a recipe that somebody handed over."""
        why = f"None of the tables of “{recipe.name}” is in this workbook: nothing was taken from it."

        def taken(draft: Draft) -> acts.Act | None:
            return acts.taken_over(draft, recipe, self.resources)

        self._work(_Work("recipe", "Trying the recipe", taken, why))

    def begin_again(self) -> None:
        """Put all that was decided aside and guess anew."""
        self._work(
            _Work("again", "Looking at the workbook", lambda draft: acts.begun_again(draft, self.resources))
        )

    def _work(self, work: _Work) -> None:
        """Do this after what is on its way; of two of one key only the later counts."""
        self._waiting = [each for each in self._waiting if each.key != work.key]
        self._waiting.append(work)
        if self._task is not None and self._doing == work.key:
            self._leave()
        self._go_on()

    def _go_on(self) -> None:
        if not self._waiting or not self.idle:
            return
        work, before = self._waiting[0], self.draft

        def worked(_progress: object) -> acts.Act | None:
            with uncollected():
                act = work.make(before)
                if act is not None:
                    self.counts.prepare(act.draft.found)
            return act

        task = self._task = Task(work.title, worked, self)
        self._doing = work.key
        task.succeeded.connect(lambda act: self._done(before, act, work))
        task.failed.connect(lambda error: self._failed(error, work))
        self.work_started.emit(task)
        task.start()

    def _done(self, before: Draft, act: acts.Act | None, work: _Work) -> None:
        if self.draft is before:
            self._waiting.remove(work)
            if act is None:
                self.refused.emit(work.refusal)
            else:
                self.put(act)
        # Otherwise something was done meanwhile: once more, on what there is now.
        self._go_on()

    def _failed(self, error: object, work: _Work) -> None:
        self._waiting.remove(work)
        self.failed.emit(error)
        self._go_on()

    def _leave(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.cancel()

    def _after(self, words: str) -> None:
        self._keeper.start()
        self.changed.emit(words)
