"""Every command, declared once: menus, shortcuts, the palette, the F1 list and tests read this.

A handler is named, not bound: whoever builds the window hands over a mapping from name to
callable, and ``Actions`` makes the QActions.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QMenu, QMenuBar, QWidget


class When(IntEnum):
    """What must be there for a command to be enabled; each includes the ones before it.

    A page over the tabs needs no workbook. A report has figures; a workbook may have none that are known.
    """

    ALWAYS = 0
    PAGE = 1
    WORKBOOK = 2
    REPORT = 3
    CHART = 4
    SECTION = 5


@dataclass(frozen=True, slots=True)
class Command:
    """One command.

    Attributes
    ----------
    id : str
        Stable; ``choice.value`` for one of a group of exclusive choices.
    menu : str
        Name of the menu, with a submenu after ``/``.
    handler : str
        Key of the mapping given to ``Actions``.
    argument : str
        Given to the handler where it is not empty.
    divided : bool
        A separator stands before it.
    choice : str
        Name of the group of exclusive choices that it is one of.
    """

    id: str
    title: str
    shortcut: str
    menu: str
    handler: str
    when: When = When.ALWAYS
    argument: str = ""
    divided: bool = False
    choice: str = ""

    @property
    def words(self) -> str:
        """Title without mnemonic and ellipsis."""
        return self.title.replace("&", "").removesuffix("…")


def _tabs() -> tuple[Command, ...]:
    names = (
        "Overview",
        "Local policing",
        "Crime and re-offending",
        "Vulnerable people and victims",
        "Confidence",
        "Data",
        "Checks",
        "Changes since last time",
    )
    found = tuple(
        Command(f"tab.{at}", name, f"Ctrl+{at}", "&View/&Go to", "go_to_tab", When.WORKBOOK, str(at))
        for at, name in enumerate(names, 1)
    )
    checked = Command(
        "tab.checked", "The checked report", "Ctrl+9", "&View/&Go to", "show_checked", divided=True
    )
    return *found, checked


@dataclass(frozen=True, slots=True)
class View:
    """A view of a measure's chart: its name on the card and in the menu, and what it shows.

    ``mode`` is the value of a ``Mode``, which is not imported before the first paint.
    """

    mode: str
    name: str
    title: str
    hint: str
    shortcut: str


# The first four stand in a row on the card, the others behind one button.
VIEWS: tuple[View, ...] = (
    View("monthly", "Monthly", "&Monthly with limits", "Each month with its limits", "Alt+1"),
    View("rolling", "Rolling 12m", "&Rolling 12 months", "Sums of 12 months, without limits", "Alt+2"),
    View(
        "peers",
        "Peers",
        "Against &peers",
        "Against region, most similar group, England and Wales",
        "Alt+3",
    ),
    View("divisions", "Divisions", "By &division", "One small chart a division", "Alt+4"),
    View("year_end", "Year end", "&Year end", "Where the year is heading", "Alt+5"),
    View("drivers", "Drivers", "&What drives it", "Which parts make up the change", "Alt+6"),
    View("forces", "Forces", "&Forces up or down", "The change in every force", "Alt+7"),
    View("ranks", "Ranks", "Ran&ks", "Where each force ranks, and how sure that is", "Alt+8"),
    View("funnel", "Funnel", "F&unnel", "Every force against what its size lets one expect", "Alt+9"),
    View("grid", "By type", "Divisions by &type", "A small chart a division and type", "Alt+0"),
)
IN_ROW = 4
# Those that there are drawers of: what is not here is in no menu and has no key.
OFFERED = (
    "monthly", "rolling", "peers", "divisions", "year_end", "drivers", "forces", "ranks", "funnel", "grid",
)  # fmt: skip


def views(offered: Sequence[str] = OFFERED) -> tuple[View, ...]:
    """Return the views that there are."""
    return tuple(view for view in VIEWS if view.mode in offered)


def modes(offered: Sequence[str] = OFFERED) -> tuple[Command, ...]:
    """Return the commands of those views."""
    return tuple(
        Command(
            f"mode.{view.mode}",
            view.title,
            view.shortcut,
            "&View/&Chart",
            "set_mode",
            When.SECTION,
            view.mode,
            divided=VIEWS.index(view) == IN_ROW,
        )
        for view in views(offered)
    )


def _themes() -> tuple[Command, ...]:
    themes = (("system", "As the &system"), ("light", "&Light"), ("dark", "&Dark"))
    return tuple(
        Command(f"theme.{key}", title, "", "&View/&Theme", "set_theme", When.ALWAYS, key, choice="theme")
        for key, title in themes
    )


COMMANDS: tuple[Command, ...] = (
    Command("file.new", "&New workbook…", "Ctrl+N", "&File", "new_workbook"),
    Command("file.open", "&Open workbook…", "Ctrl+O", "&File", "open_workbook"),
    Command("file.demo", "Open the &demo", "", "&File", "open_demo"),
    Command("file.check", "&Check a report…", "Ctrl+R", "&File", "check_report"),
    Command(
        "file.map", "&Map this workbook…", "Ctrl+M", "&File", "map_workbook", When.WORKBOOK, divided=True
    ),
    Command("file.import_recipe", "Import &recipe…", "", "&File", "import_recipe"),
    Command("file.compare", "Add &national figures…", "Ctrl+Shift+O", "&File", "add_comparison", When.REPORT),
    Command(
        "file.export_section",
        "Export &section…",
        "Ctrl+E",
        "&File",
        "export_section",
        When.SECTION,
        divided=True,
    ),
    Command("file.export_report", "&Export report…", "Ctrl+Shift+E", "&File", "export_report", When.REPORT),
    Command(
        "file.keep_reported", "&Keep as reported…", "Ctrl+Shift+K", "&File", "keep_as_reported", When.REPORT
    ),
    Command("file.save_chart", "Save &chart as…", "Ctrl+Shift+S", "&File", "save_chart", When.CHART),
    Command("file.quit", "&Quit", "Ctrl+Q", "&File", "quit", divided=True),
    Command("edit.undo", "&Undo", "Ctrl+Z", "&Edit", "undo", When.PAGE),
    Command("edit.redo", "&Redo", "Ctrl+Shift+Z", "&Edit", "redo", When.PAGE),
    Command("edit.copy", "&Copy", "Ctrl+C", "&Edit", "copy", When.PAGE, divided=True),
    Command(
        "edit.copy_word", "Copy section for &Word", "Ctrl+Shift+C", "&Edit", "copy_for_word", When.SECTION
    ),
    Command("edit.copy_chart", "Copy c&hart", "Ctrl+Alt+C", "&Edit", "copy_chart", When.CHART),
    Command("edit.find", "&Find or filter…", "Ctrl+F", "&Edit", "find", When.PAGE, divided=True),
    Command(
        "edit.check_pasted", "Check &text on the clipboard", "Ctrl+Shift+V", "&Edit", "check_pasted",
        divided=True,
    ),
    *_tabs(),
    *modes(),
    Command("view.twin", "Chart as a &table", "F4", "&View", "toggle_twin", When.CHART),
    Command("view.why", "&Why this number?", "Ctrl+I", "&View", "why", When.SECTION),
    *_themes(),
    Command("view.pane", "Next &pane", "F6", "&View", "next_pane", When.PAGE, divided=True),
    Command("view.full", "&Full screen", "F11", "&View", "toggle_full_screen"),
    Command("tools.register", "&Breaks in series…", "", "&Tools", "show_register"),
    Command("tools.method", "&How figures are judged…", "Ctrl+Shift+J", "&Tools", "show_method"),
    Command(
        "tools.limits",
        "Begin &new limits here…",
        "Ctrl+Shift+L",
        "&Tools",
        "begin_limits",
        When.SECTION,
        divided=True,
    ),
    Command("tools.target", "Set a &target…", "Ctrl+Shift+T", "&Tools", "set_target", When.SECTION),
    Command("tools.journal", "&Journal…", "Ctrl+J", "&Tools", "show_journal", divided=True),
    Command("tools.earlier", "&Earlier reports…", "Ctrl+H", "&Tools", "show_earlier"),
    Command("tools.library", "&Library…", "Ctrl+L", "&Tools", "show_library", divided=True),
    Command("help.keys", "&Keyboard shortcuts", "F1", "&Help", "show_shortcuts"),
    Command("help.palette", "&All commands…", "Ctrl+K", "&Help", "show_palette"),
    Command("help.about", "A&bout Scrutiny Desk", "", "&Help", "show_about", divided=True),
)


# Keys of the page *Map this workbook* that are no commands of the window.
MAPPING_KEYS = (
    ("Next table, the one before", "Tab, Shift+Tab"),
    ("Accept the table", "Return"),
    ("Take the table out", "Del"),
    ("Move its bottom or right edge", "Alt+arrow"),
    ("Move its top or left edge", "Alt+Shift+arrow"),
    ("Outline the selected cells", "Ctrl+Return"),
    ("Say what a label stands for", "Return"),
    ("Leave a label out", "Del"),
    ("Save recipe", "Ctrl+S"),
    ("Import", "Ctrl+Shift+Return"),
    ("Back", "Esc"),
)

# The same of *Check a report*.
CHECKING_KEYS = (
    ("Next finding, the one before", "F8, Shift+F8"),
    ("From the list to the text", "Return"),
    ("Next figure of the text, the one before", "Right, Left"),
    ("Select text, all of it", "Shift+arrow, Ctrl+A"),
    ("Put the question in your own words", "F2"),
    ("Ask about the finding, open it again", "Ctrl+Return"),
    ("Dismiss the finding", "Ctrl+Shift+Return"),
    ("Link the figure", "Ctrl+Shift+M"),
    ("Next view of the report, the one before", "Ctrl+PgDown, Ctrl+PgUp"),
    ("Export", "Ctrl+E"),
    ("Cancel a check", "Esc"),
    ("Back", "Alt+Left"),
)


class Actions(QObject):
    """The QActions of all commands, by id.

    Parameters
    ----------
    owner : QWidget
        The window in which the shortcuts work.
    handlers : mapping of name to callable
        Every name in ``COMMANDS`` must be there.
    """

    def __init__(self, owner: QWidget, handlers: Mapping[str, Callable[..., object]]) -> None:
        super().__init__(owner)
        self._actions: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        for command in COMMANDS:
            self._actions[command.id] = self._action(command, owner, handlers[command.handler])
        self.enable(When.ALWAYS)

    def _action(self, command: Command, owner: QWidget, handler: Callable[..., object]) -> QAction:
        action = QAction(command.title, self)
        action.setObjectName(command.id)
        if command.shortcut:
            action.setShortcut(QKeySequence(command.shortcut))
        arguments = (command.argument,) if command.argument else ()
        action.triggered.connect(lambda _checked=False: handler(*arguments))
        if command.choice:
            action.setCheckable(True)
            group = self._groups.setdefault(command.choice, QActionGroup(self))
            group.addAction(action)
        owner.addAction(action)
        return action

    def __getitem__(self, command_id: str) -> QAction:
        return self._actions[command_id]

    def enable(self, state: When) -> None:
        """Enable the commands for which enough is there."""
        for command in COMMANDS:
            self._actions[command.id].setEnabled(command.when <= state)

    def fill(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Build the menus; return them by path, for those who add to them."""
        menus: dict[str, QMenu] = {}
        for command in COMMANDS:
            menu: QMenu | None = None
            path = ""
            for name in command.menu.split("/"):
                path = f"{path}/{name}" if path else name
                if path not in menus:
                    menus[path] = bar.addMenu(name) if menu is None else menu.addMenu(name)
                menu = menus[path]
            if command.divided and menu is not None:
                menu.addSeparator()
            if menu is not None:
                menu.addAction(self._actions[command.id])
        return menus
