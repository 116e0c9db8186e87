"""What a report is checked with: its claims, and whatever there is to hold them against."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scrutinydesk.measures.areas import AreaKind
from scrutinydesk.progress import unheeding

if TYPE_CHECKING:
    from scrutinydesk.analysis.conventions import Conventions
    from scrutinydesk.claims.claim import Claim
    from scrutinydesk.claims.document import Document
    from scrutinydesk.measures.areas import Areas
    from scrutinydesk.measures.observations import Observations
    from scrutinydesk.measures.resources import Resources


@dataclass(frozen=True, slots=True)
class Release:
    """The figures of an earlier workbook of the same force, which may have been restated since.

    Attributes
    ----------
    name : str
        Of its file.
    """

    name: str
    observations: Observations


@dataclass(frozen=True, slots=True)
class Workbook:
    """An open workbook, as far as a report is held against it.

    Attributes
    ----------
    name : str
        Of its file.
    releases : tuple of Release
        What came before it, the latest first.
    """

    name: str
    observations: Observations
    conventions: Conventions
    releases: tuple[Release, ...] = ()

    def force(self, areas: Areas) -> str:
        """Return the one force that it has figures of; empty where there are more, or none."""
        held = {key for measure in self.observations.measures for key in self.observations.areas(measure)}
        forces = [key for key in held if key in areas and areas[key].kind is AreaKind.FORCE]
        return forces[0] if len(forces) == 1 else ""


@dataclass(frozen=True, slots=True)
class Link:
    """What a claim is of, put right by hand; empty parts are as they were read.

    Attributes
    ----------
    sheet, cell : str
        A cell of the workbook that holds the figure, where the officer pointed to one.
    """

    measure: str = ""
    area: str = ""
    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class EarlierReport:
    """A report of an earlier quarter with its claims, commitments and projections among them.

    Attributes
    ----------
    name : str
        Of its file.
    written : datetime.date or None
        The last day that it tells of, where that is known.
    """

    name: str
    claims: tuple[Claim, ...]
    written: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Material:
    """All that the checks may look at; whatever is missing makes claims "cannot be checked", never wrong.

    Attributes
    ----------
    claims : tuple of Claim
        In the order of the document. Everything else names a claim by its index here.
    links : mapping of str to Link
        Corrections by the key of a claim, see ``keys.key_of``.
    earlier : tuple of EarlierReport
        The latest first.
    assumed : str
        Id of the force that the report is taken to be of, as the workbook is; empty where it names one.
    heed : callable ()
        What a check that may take long calls as it goes on; it raises once the officer has cancelled.
    """

    document: Document
    claims: tuple[Claim, ...]
    resources: Resources
    workbook: Workbook | None = None
    links: Mapping[str, Link] = field(default_factory=dict)
    earlier: tuple[EarlierReport, ...] = ()
    assumed: str = ""
    heed: Callable[[], None] = unheeding
