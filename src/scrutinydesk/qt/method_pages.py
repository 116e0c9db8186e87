"""How figures are judged, in the window: the page, and what is set at a month of a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer

from scrutinydesk.qt.tasks import Task

# The page, the small windows, and the use cases beneath them, are imported when one is asked for.

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrutinydesk.analysis.conventions import Conventions, SeriesRebase, Target
    from scrutinydesk.library.store import Library
    from scrutinydesk.library.values import Record
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.opening import Opened
    from scrutinydesk.periods import Month, Window
    from scrutinydesk.qt.main_window import MainWindow
    from scrutinydesk.qt.panels.method import MethodPage
    from scrutinydesk.qt.panels.method_forms import SeriesForm
    from scrutinydesk.qt.panels.series_dialog import SeriesDialog
    from scrutinydesk.qt.remembering import Remembering
    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.remembered.method import Held
    from scrutinydesk.remembered.projections import Scorecard
    from scrutinydesk.reporting.method_effect import Effect

COUNT_AFTER_MS = 120
LIMITS = (
    "Begin new limits",
    (
        "From this month on the chart has limits of its own, and what came before keeps its own. The reason "
        "is printed with the chart, and goes into the journal."
    ),
    "Begin new limits",
)
TARGET = (
    "Set a target",
    "It is drawn in the charts of its first month and of later ones, and held against the limits.",
    "Set target",
)


class Found(NamedTuple):
    """What a thread has looked up."""

    held: Held
    scorecard: Scorecard
    resources: Resources


class MethodPages(QObject):
    """Makes the page when it is first wanted, and keeps it up to date while it is up.

    Parameters
    ----------
    opened : callable () -> Opened or None
        The workbook that is open.
    """

    def __init__(
        self,
        window: MainWindow,
        remembering: Remembering,
        theme: Callable[[], Theme],
        opened: Callable[[], Opened | None],
    ) -> None:
        super().__init__(window)
        self.page: MethodPage | None = None
        self.dialog: SeriesDialog | None = None
        self._window = window
        self._remembering = remembering
        self._theme = theme
        self._opened = opened
        self._found: Found | None = None
        self._counting: Task | None = None
        self._soon = QTimer(self, singleShot=True, interval=COUNT_AFTER_MS)
        self._soon.timeout.connect(self._count)
        remembering.changed.connect(self._look_again)

    @property
    def settled(self) -> bool:
        """Whether nothing is being counted."""
        return not self._soon.isActive() and (self._counting is None or not self._counting.running)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        if self.page is not None:
            self.page.set_theme(theme)

    # The page

    def show_method(self) -> None:
        """Show how figures are judged."""
        opened = self._opened()
        self._remembering.run(
            "Looking up how figures are judged", lambda library: _found(library, opened), self._show
        )

    def _show(self, found: Found) -> None:
        self._found = found
        page = self.page or self._made()
        page.show_held(found.held.conventions, found.scorecard.scores, found.resources)
        if self._window.over is not page:
            self._window.show_over(page)
        self._soon.start()

    def _made(self) -> MethodPage:
        from scrutinydesk.qt.panels.method import MethodPage  # noqa: PLC0415  see above
        from scrutinydesk.remembered import method, projections  # noqa: PLC0415  late: decision 6

        page = self.page = MethodPage(self._theme())
        page.back_wanted.connect(self._window.back)
        page.chosen.connect(lambda _chosen: self._soon.start())
        page.step_wanted.connect(lambda what: getattr(self._remembering, what)())
        for wanted, title, act in (
            (page.choices_wanted, "Keeping the choices", method.choose),
            (page.no_rebase_wanted, "Taking the limits away", method.go_on),
            (page.target_wanted, "Setting the target", method.set_target),
            (page.no_target_wanted, "Taking the target away", method.remove_target),
        ):
            wanted.connect(self._deciding(title, act, lambda found: found.held))
        page.rebase_wanted.connect(lambda item, _why: self._begin_anew(item))
        for wanted, title, enter in (
            (page.projection_wanted, "Keeping the projection", projections.enter),
            (page.no_projection_wanted, "Taking the projection away", projections.remove),
        ):
            wanted.connect(self._deciding(title, enter, lambda found: found.scorecard))
        page.scores.form.base = self._total  # type: ignore[attr-defined]
        return page

    def _deciding(
        self, title: str, act: Callable[..., Record], seen: Callable[[Found], object]
    ) -> Callable[[object, str], None]:
        """Return what does something with what was seen by the officer, so that nothing else is lost."""

        def decide(item: object, why: str) -> None:
            found = self._found
            if found is not None:
                self._remembering.decide(title, lambda library: act(library, item, seen(found), why))

        return decide

    def _look_again(self) -> None:
        if self.page is not None and self._window.over is self.page:
            self.show_method()

    def _total(self, measure: str, area: str, year: Window) -> float | None:
        from scrutinydesk.analysis.totals import total  # noqa: PLC0415  see above

        opened = self._opened()
        if opened is None or measure not in opened.resources.catalogue:
            return None
        found = total(opened.observations, opened.resources.catalogue[measure], area, year)
        return None if found is None else found.value

    # What the choices make of the report

    def _count(self) -> None:
        from scrutinydesk.qt.panels.break_form import Fault  # noqa: PLC0415  see above

        page, opened, found = self.page, self._opened(), self._found
        if page is None or found is None:
            return
        chosen = page.choices.chosen()
        if opened is None or not opened.report.measure_count:
            page.effect.show_nothing()
            return
        if isinstance(chosen, Fault):
            return
        if self._counting is not None:
            self._counting.cancel()
        page.effect.count()
        held = found.held.conventions
        task = self._counting = Task("Counting", lambda _progress: _effects(opened, held, chosen), self)
        task.succeeded.connect(lambda both: page.effect.show_effect(*both))
        task.failed.connect(self._remembering.failed)
        task.start()

    # At a month of a chart

    def at_chart(self, what: str, key: str, panel: str, month: Month | None) -> None:
        """Ask for new limits (``begin_limits``), or a target (``set_target``), of a row's series.

        Parameters
        ----------
        panel : str
            Title of the panel that is marked: the name of a division in a chart of them.
        """
        opened = self._opened()
        self._remembering.run(
            "Looking up how figures are judged",
            lambda library: _found(library, opened),
            lambda found: self._ask(found, what, _series(found.resources, key, panel), month),
        )

    def _ask(self, found: Found, what: str, series: tuple[str, str], month: Month | None) -> None:
        from scrutinydesk.qt.panels.method_forms import RebaseForm, TargetForm  # noqa: PLC0415  see above
        from scrutinydesk.qt.panels.series_dialog import SeriesDialog  # noqa: PLC0415  late: decision 6

        self._found = found
        limits = what == "begin_limits"
        form: SeriesForm = RebaseForm() if limits else TargetForm()
        form.offer(found.resources)
        measure = found.resources.catalogue[series[0]]
        if not form.offers(measure.id):
            why = "Such a figure carries over from one month to the next."
            self._remembering.told.emit(f"A chart of {measure.title} has no limits.", why)
            return
        words = LIMITS if limits else TARGET
        dialog = self.dialog = SeriesDialog(*words, form, self._window)
        dialog.keep_wanted.connect(self._begin_anew if limits else self._set_target)
        dialog.finished.connect(self._closed)
        dialog.open()
        form.begin(*series, month.words if month else "")

    def _closed(self) -> None:
        self.dialog = None

    def _begin_anew(self, item: SeriesRebase) -> None:
        from scrutinydesk.remembered import method  # noqa: PLC0415  see above

        found = self._found
        if found is not None:
            self._remembering.decide(
                "Beginning new limits", lambda library: method.begin_anew(library, item, found.held)
            ).succeeded.connect(lambda _: self._say(f"New limits from {item.rebase.month.words}."))

    def _set_target(self, item: Target) -> None:
        from scrutinydesk.remembered import method  # noqa: PLC0415  see above

        found = self._found
        if found is not None:
            self._remembering.decide(
                "Setting the target", lambda library: method.set_target(library, item, found.held)
            ).succeeded.connect(lambda _: self._say("The target is set."))

    def _say(self, title: str) -> None:
        if self._window.over is not self.page or self.page is None:
            self._window.banner.show_news(
                title, "They are listed under Tools, How figures are judged.",
                [("Undo", self._remembering.undo)],
            )  # fmt: skip


def _found(library: Library, opened: Opened | None) -> Found:
    from scrutinydesk.remembered import known, method, projections  # noqa: PLC0415  see above

    return Found(
        method.held(library), projections.scorecard(library, opened), known.resources_known(library, opened)
    )


def _series(resources: Resources, key: str, panel: str) -> tuple[str, str]:
    """Return measure and area: those of the row, or of the division whose panel is marked."""
    measure, _, area = key.partition("/")
    divisions = resources.areas.divisions(area)
    return measure, next((each for each in divisions if resources.areas[each].short == panel), area)


def _effects(opened: Opened, held: Conventions, chosen: Conventions) -> tuple[Effect, Effect]:
    """Count by what is in force and by what is chosen, with the limits and targets set by hand."""
    from dataclasses import replace  # noqa: PLC0415  late: decision 6

    from scrutinydesk.reporting.method_effect import effect, rows_of  # noqa: PLC0415  see above

    rows, cover, end = rows_of(opened.report), opened.observed.cover, opened.report.period_end
    chosen = replace(chosen, rebases=held.rebases, targets=held.targets)

    def count(conventions: Conventions) -> Effect:
        return effect(opened.observations, opened.resources, cover.force, end, rows, conventions)

    now = count(held)
    return now, now if chosen == held else count(chosen)
