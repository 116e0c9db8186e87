"""Mapping a workbook, from the command to the report that comes of it, and the questions it raises later."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from scrutinydesk.errors import ScrutinyError
from scrutinydesk.qt import recipe_files
from scrutinydesk.qt.imports import importing
from scrutinydesk.qt.tasks import Task
from scrutinydesk.qt.turns import Turns
from scrutinydesk.reporting import numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.opening import Opened
    from scrutinydesk.progress import Progress
    from scrutinydesk.qt.main_window import MainWindow
    from scrutinydesk.qt.panels.mapping.draft import Draft
    from scrutinydesk.qt.panels.mapping.page import MappingPage
    from scrutinydesk.qt.panels.mapping.question import QuestionCard
    from scrutinydesk.qt.remembering import Remembering
    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.workbook.recipes import Question, Recipe

RECIPES = "Recipes (*.toml);;All files (*)"
KNOWN = {"standard workbook", "public release"}
PATIENCE_S = 5.0  # for the last draft, when the program ends
NEEDED = (
    "scrutinydesk.qt.panels.mapping.page", "scrutinydesk.qt.panels.mapping.preview",
    "scrutinydesk.qt.panels.mapping.beginning", "scrutinydesk.qt.panels.mapping.mending",
    "scrutinydesk.remembered.recipes",
    "scrutinydesk.workbook.shown", "scrutinydesk.workbook.recipes", "scrutinydesk.workbook.tables",
    "rapidfuzz",
)  # fmt: skip

# What a page is made of is imported when a workbook is mapped: not needed at start-up.


class Begun(NamedTuple):
    """What the page begins with.

    Attributes
    ----------
    names : frozenset of str
        Keys of the recipes that are kept.
    taken_up : bool
        Whether the draft is what was left unfinished.
    dropped : tuple of str
        What of an earlier recipe could not be used any more.
    """

    draft: Draft
    resources: Resources
    names: frozenset[str]
    taken_up: bool
    dropped: tuple[str, ...] = ()


class Mapper(QObject):
    """Shows the page over the tabs, keeps recipes, and asks what a workbook leaves open.

    Signals
    -------
    read_wanted(object)
        Read the open workbook by this recipe.

    Parameters
    ----------
    remembering : Remembering
        Keeps recipes and drafts.
    theme : callable () -> Theme
    folder : callable () -> str
        Where file dialogs start.
    begin : callable (title, work) -> Task
        Makes the task that the officer waits for.
    """

    read_wanted = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        remembering: Remembering,
        theme: Callable[[], Theme],
        folder: Callable[[], str],
        begin: Callable[[str, Callable[[Progress], object]], Task],
    ) -> None:
        super().__init__(window)
        self.page: MappingPage | None = None
        self.card: QuestionCard | None = None
        self._window = window
        self._remembering = remembering
        self._theme = theme
        self._folder = folder
        self._begin = begin
        self._turns = Turns(self)
        self._drafts = _Drafts(remembering, self)
        self._names: frozenset[str] = frozenset()
        self._prepared = False
        self._own = ""  # the recipe that the page began with, or has kept
        self._asking: Recipe | None = None

    @property
    def settled(self) -> bool:
        """Whether the page, where there is one, stands and has nothing on its way."""
        return not self._turns.running and (self.page is None or self.page.settled)

    # The page

    def map(self, opened: Opened) -> None:
        """Begin to map a workbook, or go on where it was left."""
        banner = self._window.banner
        if self.page is not None and self._window.over is self.page:
            return
        if str(opened.kind) in KNOWN:
            banner.show_news(
                f"“{opened.book.name}” needs no mapping.",
                f"It is a {opened.kind}: its layout is known, and it opens by itself.",
            )
            return
        banner.hide()
        if self._prepared:
            self._look(opened)
            return
        preparing = importing("Preparing the page", NEEDED, self)
        preparing.succeeded.connect(lambda _: self._look(opened))
        preparing.failed.connect(banner.show_error)
        self._prepared = True
        preparing.start()

    def _look(self, opened: Opened) -> None:
        title, remembering = f"Looking for tables in “{opened.book.name}”", self._remembering
        task = self._begin(title, lambda progress: _begun(remembering, opened, progress))
        task.succeeded.connect(lambda found: self._turns.run(self._showing(found)))
        task.start()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        if self.page is not None:
            self.page.set_theme(theme)

    def close(self) -> None:
        """Keep what is not kept: the program ends."""
        if self.page is not None and self.page.steps.begun:
            self.page.steps.keep_now()
        self._drafts.flush()

    def _showing(self, found: Begun) -> Iterator[None]:
        if self.page is None:
            self.page = self._made()
            yield
            self._window.stack.addWidget(self.page)
            yield from self.page.building()
        page, name = self.page, found.draft.recipe.name
        self._names = found.names
        self._own = name if found.taken_up or self._holds(name) else ""
        yield from page.beginning(found.draft, found.resources)
        self._window.show_over(page)
        if found.taken_up:
            page.say("What you had not saved of this mapping is here.")
        if found.dropped:
            what = numbers.listed(found.dropped)
            self._window.banner.show_news(
                f"{numbers.capital(what)} could not be used any more, and "
                f"{'is' if len(found.dropped) == 1 else 'are'} left out of this mapping.",
                "A name is taken by something else, or is not in the catalogue. "
                "Decide on the labels again; the journal keeps the mapping as it was.",
            )

    def _made(self) -> MappingPage:
        from scrutinydesk.qt.panels.mapping.page import MappingPage  # noqa: PLC0415  see above
        from scrutinydesk.workbook.shown import shown  # noqa: PLC0415  late: decision 6

        page = MappingPage(shown, self._theme(), holds=self._holds)
        page.back_wanted.connect(self._window.back)
        page.failed.connect(self._window.banner.show_error)
        page.work_started.connect(self._window.status.follow)
        page.draft_changed.connect(self._keep_draft)
        page.save_wanted.connect(self._save)
        page.import_wanted.connect(self._use)
        page.export_wanted.connect(self._export)
        page.file_wanted.connect(self.import_recipe)
        return page

    def _holds(self, name: str) -> bool:
        from scrutinydesk.remembered.recipes import key_of  # noqa: PLC0415  see above

        return key_of(name) in self._names

    def _keep_draft(self, recipe: Recipe | None) -> None:
        if self.page is not None:
            self._drafts.keep(self.page.draft.found.book.sha256, recipe)

    # What comes out of it

    def _save(self, recipe: Recipe) -> None:
        self._own = recipe.name
        self._keep(
            recipe,
            lambda: self._window.banner.show_news(
                f"The recipe “{recipe.name}” is kept.", "A workbook of this layout opens by it from now on."
            ),
        )

    def _use(self, recipe: Recipe) -> None:
        """Keep the recipe, so that next quarter’s workbook opens by itself, and read this one by it."""
        if recipe.name != self._own:
            recipe = replace(recipe, name=self._free_name(recipe.name))
            self._own = recipe.name
        task = self._keep(recipe, lambda: self.read_wanted.emit(recipe))
        # Where it cannot be kept, the draft is, and the workbook is read all the same.
        task.failed.connect(lambda _: self.read_wanted.emit(recipe))

    def _keep(self, recipe: Recipe, then: Callable[[], None]) -> Task:
        from scrutinydesk.remembered import recipes  # noqa: PLC0415  see above
        from scrutinydesk.workbook.recipes import trimmed  # noqa: PLC0415  late: decision 6

        def kept(_record: object) -> None:
            self._names |= {recipes.key_of(recipe.name)}
            self._keep_draft(None)
            then()

        return self._remembering.run(
            "Keeping the recipe", lambda library: recipes.keep_recipe(library, trimmed(recipe)), kept
        )

    def _free_name(self, name: str) -> str:
        free, number = name, 2
        while self._holds(free):
            free, number = f"{name} {number}", number + 1
        return free

    def _export(self, recipe: Recipe) -> None:
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415  see above

        start = str(Path(self._folder()) / f"{recipe.name}.toml")
        name, _ = QFileDialog.getSaveFileName(self._window, "Export recipe", start, RECIPES)
        if name:
            path = Path(name) if name.endswith(".toml") else Path(f"{name}.toml")
            self._in_thread(
                f"Writing “{path.name}”",
                lambda: recipe_files.write(path, recipe),
                lambda _: self._window.banner.show_news(
                    f"The recipe is in “{path.name}”.", "Another office can import it."
                ),
            )

    def import_recipe(self) -> None:
        """Ask for a recipe’s file; the page that is up goes on with it, otherwise it is kept."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415  see above

        name, _ = QFileDialog.getOpenFileName(self._window, "Import recipe", self._folder(), RECIPES)
        if name:
            path = Path(name)
            self._in_thread(f"Reading “{path.name}”", lambda: recipe_files.read(path), self._imported)

    def _imported(self, recipe: Recipe) -> None:
        from scrutinydesk.remembered import recipes  # noqa: PLC0415  see above

        if self.page is not None and self._window.over is self.page:
            self.page.steps.take_recipe(recipe)
            return
        self._remembering.run(
            "Keeping the recipe",
            lambda library: recipes.keep_recipe(library, recipe),
            lambda _: self._window.banner.show_news(
                f"The recipe “{recipe.name}” is kept.", "A workbook of this layout opens by it from now on."
            ),
        )

    def _in_thread(self, title: str, work: Callable[[], object], then: Callable[..., object]) -> None:
        task = Task(title, lambda _progress: work(), self)
        task.succeeded.connect(then)
        task.failed.connect(self._window.banner.show_error)
        self._window.status.follow(task)
        task.start()

    # Questions

    def ask(self, opened: Opened) -> None:
        """Ask what the recipe by which a workbook was opened cannot decide."""
        applied = opened.applied
        if self.card is None:
            if applied is None or not applied.questions:
                return
            self.card = self._asked()
        self._asking = applied.recipe if applied is not None else None
        self.card.ask(applied.questions if applied is not None else (), opened.resources)

    def _asked(self) -> QuestionCard:
        from scrutinydesk.qt.panels.mapping.question import QuestionCard  # noqa: PLC0415  see above

        card = QuestionCard()
        card.answered.connect(self._answered)
        card.done.connect(self._all_answered)
        self._window.add_notice(card)
        return card

    def _answered(self, question: Question, same: bool) -> None:  # noqa: FBT001  a signal's argument
        from scrutinydesk.workbook.recipes import answered  # noqa: PLC0415  see above

        if self._asking is not None:
            self._asking = answered(self._asking, question, yes=same)

    def _all_answered(self, any_: bool) -> None:  # noqa: FBT001  likewise
        """Remember the answers, and read the workbook again with them."""
        from scrutinydesk.remembered import recipes  # noqa: PLC0415  see above

        recipe, self._asking = self._asking, None
        if any_ and recipe is not None:
            task = self._remembering.run(
                "Remembering the answer",
                lambda library: recipes.keep_recipe(library, recipe, "asked what became of a label"),
                lambda _: self.read_wanted.emit(recipe),
            )
            task.failed.connect(lambda _: self.read_wanted.emit(recipe))


class _Drafts(QObject):
    """Keeps drafts one after the other: each of a file is built on the one before."""

    def __init__(self, remembering: Remembering, parent: QObject) -> None:
        super().__init__(parent)
        self._remembering = remembering
        self._waiting: dict[str, Recipe | None] = {}
        self._task: Task | None = None

    def keep(self, sha256: str, recipe: Recipe | None) -> None:
        """Keep what is made of a file so far; None when it is done with."""
        self._waiting[sha256] = recipe
        self._go_on()

    def flush(self) -> None:
        """Keep all that waits, and wait for it."""
        if self._task is not None:
            self._task.wait(PATIENCE_S)
            self._task = None
        while self._waiting:
            task = self._start()
            task.wait(PATIENCE_S)

    def _go_on(self) -> None:
        if self._waiting and (self._task is None or not self._task.running):
            task = self._task = self._start()
            task.ended.connect(self._go_on)

    def _start(self) -> Task:
        sha256, recipe = self._waiting.popitem()
        return self._remembering.run(
            "Keeping the mapping", lambda _library: self._remembering.keep_draft(sha256, recipe)
        )


def _begun(remembering: Remembering, opened: Opened, progress: Progress) -> Begun:
    """Find tables; go on with what was left unfinished, with what reads the workbook now, or guess."""
    from scrutinydesk.measures.resources import load_resources  # noqa: PLC0415  see above
    from scrutinydesk.qt.panels.mapping import beginning  # noqa: PLC0415  late: decision 6
    from scrutinydesk.qt.panels.mapping.mending import mended  # noqa: PLC0415  late: decision 6
    from scrutinydesk.remembered import recipes  # noqa: PLC0415  late: decision 6

    left, names = None, frozenset[str]()
    try:
        library = remembering.library()
        names = frozenset(recipes.recipes(library)[0])
        left = recipes.draft(library, opened.book.sha256)
    except ScrutinyError as error:
        remembering.failed.emit(error)
    recipe = left or (opened.applied.recipe if opened.applied is not None else None)
    resources = load_resources()
    dropped: tuple[str, ...] = ()
    if recipe is not None:
        recipe, dropped = mended(recipe, resources)
    draft = beginning.begin(opened.book, resources, recipe, progress)
    return Begun(draft, resources, names, left is not None, dropped)
