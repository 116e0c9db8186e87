"""Mapping a workbook, from the command to the report that comes of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from scrutinydesk import atomic
from scrutinydesk.errors import ScrutinyError
from scrutinydesk.qt.tasks import Task

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrutinydesk.opening import Opened
    from scrutinydesk.qt.main_window import MainWindow
    from scrutinydesk.qt.panels.mapping.page import MappingPage
    from scrutinydesk.qt.remembering import Remembering
    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.workbook.recipes import Question, Recipe

RECIPES = "Recipes (*.toml);;All files (*)"
LARGEST = 2 * 2**20  # bytes of a recipe's file

# What a page is made of is imported when a workbook is mapped: not needed at start-up.


class Mapper(QObject):
    """Shows the page over the tabs, keeps recipes, and asks what a workbook leaves open.

    Signals
    -------
    read_wanted(object)
        Read the open workbook by this recipe.
    """

    read_wanted = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        remembering: Remembering,
        theme: Callable[[], Theme],
        folder: Callable[[], str],
    ) -> None:
        super().__init__(window)
        self.page: MappingPage | None = None
        self._window = window
        self._remembering = remembering
        self._theme = theme
        self._folder = folder
        self._opened: Opened | None = None

    # The page

    def map(self, opened: Opened) -> None:
        """Begin to map a workbook, or go on where it was left."""
        self._opened = opened
        task = Task(
            f"Looking for tables in “{opened.book.name}”",
            lambda progress: self._begin(opened, progress),
            self,
        )
        task.succeeded.connect(self._show)
        task.failed.connect(self._window.banner.show_error)
        self._window.status.follow(task)
        task.start()

    def _begin(self, opened: Opened, progress: object) -> object:
        from scrutinydesk.measures.resources import load_resources  # noqa: PLC0415  see above
        from scrutinydesk.qt.panels.mapping import beginning  # noqa: PLC0415
        from scrutinydesk.qt.panels.mapping import page as _page  # noqa: F401, PLC0415  imported here, not in the window's thread
        from scrutinydesk.remembered import recipes  # noqa: PLC0415

        left = None
        try:
            left = recipes.draft(self._remembering.library(), opened.book.sha256)
        except ScrutinyError as error:
            self._remembering.failed.emit(error)
        recipe = left or (opened.applied.recipe if opened.applied is not None else None)
        return beginning.begin(opened.book, load_resources(), recipe, progress)  # type: ignore[arg-type]

    def _show(self, draft: object) -> None:
        from scrutinydesk.measures.resources import load_resources  # noqa: PLC0415  see above

        page = self.page or self._made()
        page.begin(draft, load_resources())  # type: ignore[arg-type]
        self._window.show_over(page)

    def _made(self) -> MappingPage:
        from scrutinydesk.qt.panels.mapping.page import MappingPage  # noqa: PLC0415  see above
        from scrutinydesk.workbook.shown import shown  # noqa: PLC0415

        page = self.page = MappingPage(shown, self._theme())
        page.back_wanted.connect(self._window.back)
        page.failed.connect(self._window.banner.show_error)
        page.work_started.connect(self._window.status.follow)
        page.draft_changed.connect(self._keep_draft)
        page.save_wanted.connect(self.save)
        page.import_wanted.connect(self._use)
        return page

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        if self.page is not None:
            self.page.set_theme(theme)

    def _keep_draft(self, recipe: Recipe | None) -> None:
        if self._opened is not None:
            sha256 = self._opened.book.sha256
            self._remembering.run(
                "Keeping the mapping",
                lambda _library: self._remembering.keep_draft(sha256, recipe),
                lambda _: self._window.status.saved.setText("Mapping kept"),
            )

    def _use(self, recipe: Recipe) -> None:
        """Keep the recipe, and read the workbook by it."""
        self._kept(recipe, lambda _: self.read_wanted.emit(recipe))
        self._keep_draft(None)
        self._window.back()

    # Recipes

    def save(self, recipe: Recipe) -> None:
        """Ask for a name, and keep the recipe under it, in the library or in a file."""
        from scrutinydesk.qt.panels.mapping.save_form import SaveForm  # noqa: PLC0415  see above

        form = SaveForm(recipe.name, self._window)
        form.keep_wanted.connect(lambda name: self._named(recipe, name))
        form.export_wanted.connect(lambda name: self._export(replace(recipe, name=name)))
        form.open()

    def _named(self, recipe: Recipe, name: str) -> None:
        named = replace(recipe, name=name)
        if self.page is not None:
            self.page.rename(name)
        self._kept(
            named,
            lambda _: self._window.banner.show_news(
                f"The recipe “{name}” is kept.", "A workbook of this layout opens by it from now on."
            ),
        )

    def _kept(self, recipe: Recipe, then: Callable[[object], object]) -> None:
        from scrutinydesk.remembered import recipes  # noqa: PLC0415  see above

        self._remembering.run(
            "Keeping the recipe", lambda library: recipes.keep_recipe(library, recipe), then
        )

    def _export(self, recipe: Recipe) -> None:
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415  see above

        from scrutinydesk.workbook.recipes import write_recipe  # noqa: PLC0415

        start = str(Path(self._folder()) / f"{recipe.name}.toml")
        name, _ = QFileDialog.getSaveFileName(self._window, "Export recipe", start, RECIPES)
        if not name:
            return
        path = Path(name) if name.endswith(".toml") else Path(f"{name}.toml")
        try:
            atomic.write(path, write_recipe(recipe).encode())
        except ScrutinyError as error:
            self._window.banner.show_error(error)
        else:
            self._window.banner.show_news(f"The recipe is in “{path.name}”.", "Another office can import it.")

    def import_recipe(self) -> None:
        """Ask for a recipe's file, and keep it; the open workbook is read by it where that was not known."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415  see above

        name, _ = QFileDialog.getOpenFileName(self._window, "Import recipe", self._folder(), RECIPES)
        if not name:
            return
        path = Path(name)
        task = Task(f"Reading “{path.name}”", lambda _progress: _read(path), self)
        task.succeeded.connect(self._imported)
        task.failed.connect(self._window.banner.show_error)
        task.start()

    def _imported(self, recipe: Recipe) -> None:
        unknown = self._opened is None
        self._kept(
            recipe,
            lambda _: self._window.banner.show_news(
                f"The recipe “{recipe.name}” is kept.",
                "" if unknown else "Open the workbook again to have it read by this recipe.",
            ),
        )

    # Questions

    def answer(self, opened: Opened, question: Question, *, yes: bool) -> None:
        """Remember an answer, and read the workbook again with it."""
        from scrutinydesk.remembered import recipes  # noqa: PLC0415  see above

        applied = opened.applied
        if applied is not None:
            recipe = applied.recipe
            self._remembering.run(
                "Remembering the answer",
                lambda library: recipes.answer(library, recipe, question, yes=yes),
                self.read_wanted.emit,
            )


def _read(path: Path) -> Recipe:
    from scrutinydesk.workbook.recipes import read_recipe  # noqa: PLC0415  see above

    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise ScrutinyError(
            f"“{path.name}” could not be read.",
            f"The system says: {error.strerror or error}.",
            "Choose another file.",
        ) from error
    if len(content) > LARGEST:
        raise ScrutinyError(f"“{path.name}” is too large to be a recipe.", "", "Choose another file.")
    return read_recipe(content.decode("utf-8", "replace"))
