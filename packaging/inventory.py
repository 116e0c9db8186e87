"""What is inside a build: licence texts, a notice for people, a CycloneDX bill of materials for machines."""

from __future__ import annotations

import datetime as dt
import itertools
import json
import re
import shutil
import sys
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution
from pathlib import Path

from staged import ROOT, epoch, version

LGPL = ("LGPL-3", "GPL-3")  # the one is written as additions to the other
COMMON = Path("/usr/share/common-licenses")
LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|authors|copyright)", re.IGNORECASE)
NAMED = {
    "BSD 3-Clause License": "BSD-3-Clause", "BSD License": "BSD-3-Clause", "MIT License": "MIT",
    "PSFL": "PSF-2.0",
    "Dual License": "Apache-2.0 OR BSD-3-Clause", "Apache Software License": "Apache-2.0",
}  # fmt: skip
SAID_ELSEWHERE = {"pypdfium2": "(BSD-3-Clause OR Apache-2.0) AND LicenseRef-dependency-licences"}


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that somebody else made.

    Attributes
    ----------
    purl : str
        Where it comes from, as bills of materials say it.
    licence : str
        An SPDX expression, or the words of its maker.
    texts : tuple of Path
        Its licence texts.
    """

    name: str
    version: str
    purl: str
    licence: str
    texts: tuple[Path, ...] = ()


def of_distribution(found: Distribution) -> Part:
    """Return a Python package as a part, by its own metadata."""
    name = str(found.metadata["Name"])
    files = [Path(str(found.locate_file(path))) for path in found.files or ()]
    texts = sorted(path for path in files if _is_licence(path))
    licence = _licence(found)
    if "LGPL" in licence:
        texts = [*texts, *(COMMON / each for each in LGPL)]
    normal = re.sub(r"[-_.]+", "-", name).lower()
    return Part(name, found.version, f"pkg:pypi/{normal}@{found.version}", licence, tuple(texts))


def _is_licence(path: Path) -> bool:
    of_package = ".dist-info" in str(path) and ("licenses" in path.parts or LICENCE_FILE.search(path.name))
    return bool(of_package) and path.is_file()


def _licence(found: Distribution) -> str:
    metadata = found.metadata
    said = SAID_ELSEWHERE.get(str(metadata["Name"]))
    said = said or metadata.get("License-Expression") or metadata.get("License") or ""
    if said.strip() and "\n" not in said.strip():
        return NAMED.get(said.strip(), said.strip())
    for line in metadata.get_all("Classifier") or ():
        if line.startswith("License ::"):
            word = line.rpartition(" :: ")[2]
            return NAMED.get(word, word)
    sys.exit(f"The package {metadata['Name']} does not say what licence it is under.")


def python_itself(library: Path, number: str) -> Part:
    """Return CPython as a part; its licence lies in its library, or with Debian's documents."""
    debian = Path(f"/usr/share/doc/libpython{number.rpartition('.')[0]}-stdlib/copyright")
    places = (library / "LICENSE.txt", debian)
    text = next((path for path in places if path.is_file()), None)
    if text is None:
        sys.exit(f"There is no licence text of Python; looked for {', '.join(map(str, places))}.")
    return Part("CPython", number, f"pkg:generic/cpython@{number}", "PSF-2.0", (text,))


def write(folder: Path, parts: Iterable[Part], system: str) -> None:
    """Write ``licences/``, ``NOTICES.txt`` and ``sbom.cdx.json`` into a folder.

    A part without a licence text ends the build: it may not be passed on without.
    """
    listed = sorted(parts, key=lambda part: part.name.lower())
    bare = [part.name for part in listed if not part.texts]
    if bare:
        sys.exit(f"No licence text was found for: {', '.join(bare)}")
    licences = folder / "licences"
    for part in listed:
        place = licences / f"{part.name}-{part.version}".replace("/", "-")
        place.mkdir(parents=True, exist_ok=True)
        for text in part.texts:
            shutil.copyfile(text, _free(place, text))
    own = licences / f"Scrutiny Desk-{version()}"
    own.mkdir(parents=True)
    for name in ("LICENSE", "NOTICE"):
        shutil.copyfile(ROOT / name, own / name)
    shutil.copyfile(ROOT / "resources" / "fonts" / "OFL.txt", own / "Inter-OFL.txt")
    (folder / "NOTICES.txt").write_text(notices(listed, system), encoding="utf-8")
    (folder / "sbom.cdx.json").write_text(json.dumps(bill(listed), indent=1) + "\n", encoding="utf-8")


def _free(place: Path, text: Path) -> Path:
    """Return a name that is not taken: packages have several files called LICENSE."""
    names = itertools.chain(
        [text.name, f"{text.parent.name}-{text.name}"], (f"{n}-{text.name}" for n in itertools.count(2))
    )
    return next(place / name for name in names if not (place / name).exists())


def notices(parts: Sequence[Part], system: str) -> str:
    """Return what people are told of the parts and of their rights."""
    rows = "\n".join(f"  {part.name} {part.version}: {part.licence}" for part in parts)
    return (
        (ROOT / "packaging" / "notices.txt")
        .read_text(encoding="utf-8")
        .format(version=version(), rows=rows, libraries=LIBRARIES[system])
    )


LIBRARIES = {
    "linux": "_internal/PySide6 and _internal/shiboken6 (Qt and Qt for Python), _internal/psycopg and\n"
    "_internal/psycopg_binary (psycopg), and the lib*.so files of _internal",
    "windows": "Lib\\site-packages\\PySide6 and Lib\\site-packages\\shiboken6 (Qt and Qt for Python),\n"
    "Lib\\site-packages\\psycopg and Lib\\site-packages\\psycopg_binary (psycopg)",
}


def bill(parts: Sequence[Part]) -> dict[str, object]:
    """Return the bill of materials in CycloneDX 1.5; the same parts make the same bill."""
    own = {
        "type": "application", "bom-ref": "scrutinydesk", "name": "Scrutiny Desk", "version": version(),
        "licenses": [{"license": {"id": "Apache-2.0"}}],
    }  # fmt: skip
    components = [
        {
            "type": "library",
            "bom-ref": part.purl,
            "name": part.name,
            "version": part.version,
            "purl": part.purl,
            "licenses": [_licence_of(part)],
        }
        for part in parts
    ]
    serial = uuid.uuid5(uuid.NAMESPACE_URL, "\n".join([version(), *(part.purl for part in parts)]))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "timestamp": dt.datetime.fromtimestamp(epoch(), dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": own,
        },
        "components": components,
        "dependencies": [{"ref": "scrutinydesk", "dependsOn": [part.purl for part in parts]}],
    }


def _licence_of(part: Part) -> dict[str, object]:
    return (
        {"expression": part.licence} if _is_expression(part.licence) else {"license": {"name": part.licence}}
    )


def _is_expression(licence: str) -> bool:
    return bool(re.fullmatch(r"\(*[A-Za-z0-9.+-]+\)*(?: (?:AND|OR|WITH) \(*[A-Za-z0-9.+-]+\)*)*", licence))
