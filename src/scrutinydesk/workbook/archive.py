"""A zip archive that may be hostile: sizes, ratios, names and entities are checked as it is read."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from scrutinydesk.errors import UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

MEMBERS = 10_000
PART_BYTES = 1 << 30
TOTAL_BYTES = 3 << 29
# Sheets of numbers shrink 5 to 40 times, of one repeated value some 200 times; bombs 1,000 times.
RATIO = 500
RATIO_FROM = 8 << 20
_CHUNK = 1 << 20
_LOCAL = struct.Struct("<4s22xHH")
_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)|<\0!\0(?:D\0O\0C|E\0N\0T)|\0<\0!\0(?:D\0O|E\0N)")
_OVERLAP = 32


class Archive:
    """The members of a workbook in a zip file, held in memory.

    Names are matched without regard to case, and with either slash, as Excel does.

    Parameters
    ----------
    what : str
        What the file is, in the words of errors.
    """

    def __init__(self, data: bytes, name: str, what: str = "workbook") -> None:
        self._data = data
        self._name = name
        self._what = what
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as opened:
                infos = opened.infolist()
        except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error) as error:
            raise self.damaged("its end is missing or does not fit the rest") from error
        self._check(infos)
        self._infos = {_folded(info.filename): info for info in infos}

    def _check(self, infos: list[zipfile.ZipInfo]) -> None:
        total = sum(info.file_size for info in infos)
        largest = max((info.file_size for info in infos), default=0)
        if len(infos) > MEMBERS or total > TOTAL_BYTES or largest > PART_BYTES:
            raise self._bomb(f"it unpacks to {total:,} bytes in {len(infos):,} parts")
        for info in infos:
            packed = max(info.compress_size, 1)
            if info.file_size > RATIO_FROM and info.file_size > packed * RATIO:
                raise self._bomb(f"{packed:,} bytes unpack to {info.file_size:,}")
            if info.flag_bits & 1:
                raise protected(self._name)

    @property
    def names(self) -> list[str]:
        """Folded names of the members, in the archive's order."""
        return list(self._infos)

    def __contains__(self, name: str) -> bool:
        return _folded(name) in self._infos

    def size(self, name: str) -> int:
        """Return the unpacked size of a member; 0 if there is none."""
        info = self._infos.get(_folded(name))
        return info.file_size if info else 0

    def verify(self, name: str) -> None:
        """Read a part through and keep nothing: it is what the archive says, without entities.

        Raises
        ------
        UnreadableFileError
            It is not.
        """
        for _ in self.chunks(name):
            pass

    def read(self, name: str) -> bytes:
        """Return a member; KeyError where there is none.

        Raises
        ------
        UnreadableFileError
            It is damaged, larger than it says, or declares entities.
        """
        return b"".join(self.chunks(name))

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield a member piece by piece, checked against what the archive says of it.

        Unpacked here and not by zipfile, which stops at the size that the directory states: a
        reader that trusts the packed stream instead would go on, and fill the memory.

        Yields
        ------
        bytes
        """
        info = self._infos[_folded(name)]
        if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise self.damaged(f"the part {info.filename} is packed in an unknown way")
        tail = b""
        done = crc = 0
        for chunk in self._unpacked(info):
            done += len(chunk)
            crc = zlib.crc32(chunk, crc)
            if done > info.file_size:
                raise self._bomb(f"the part {info.filename} is larger than it says")
            if _declares(tail + chunk[:_OVERLAP]) or _declares(chunk):
                raise self._entities(info.filename)
            tail = chunk[-_OVERLAP:]
            yield chunk
        if done != info.file_size or crc != info.CRC:
            raise self.damaged(f"the part {info.filename} is cut short or changed")

    def _unpacked(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        start = info.header_offset
        header = self._data[start : start + 30]
        if len(header) != 30 or not header.startswith(b"PK\x03\x04"):  # noqa: PLR2004
            raise self.damaged(f"the part {info.filename} is not where it should be")
        _, name, extra = _LOCAL.unpack(header)
        start += 30 + name + extra
        packed = memoryview(self._data)[start : start + info.compress_size]
        if info.compress_type == zipfile.ZIP_STORED:
            for at in range(0, len(packed), _CHUNK):
                yield bytes(packed[at : at + _CHUNK])
            return
        engine = zlib.decompressobj(-15)
        try:
            for at in range(0, len(packed), 1 << 16):
                piece: bytes | memoryview = packed[at : at + (1 << 16)]
                while piece and not engine.eof:
                    yield engine.decompress(piece, _CHUNK)
                    piece = engine.unconsumed_tail
            while not engine.eof and (rest := engine.decompress(b"", _CHUNK)):
                yield rest
        except zlib.error as error:
            raise self.damaged(f"the part {info.filename} cannot be unpacked") from error

    def damaged(self, why: str) -> UnreadableFileError:
        """Return the error for a workbook whose bytes do not hang together."""
        return UnreadableFileError(
            f"“{self._name}” is damaged or incomplete.",
            f"It looks like a {self._what}, but {why}.",
            "Copy or download it again, or open it in the program that made it, repair and save it.",
        )

    def _bomb(self, why: str) -> UnreadableFileError:
        return UnreadableFileError(
            f"“{self._name}” was not opened: it would fill the computer's memory.",
            f"As packed, {why}; a real {self._what} does not.",
            f"Ask the sender for it as a plain {self._what}.",
        )

    def _entities(self, part: str) -> UnreadableFileError:
        return UnreadableFileError(
            f"“{self._name}” was not opened: it holds code that no {self._what} needs.",
            f"The part {part} declares XML entities, which are used to attack readers.",
            f"Ask the sender where the file comes from, or for it as a plain {self._what}.",
        )


def protected(name: str) -> UnreadableFileError:
    """Return the error for a file that asks for a password."""
    return UnreadableFileError(
        f"“{name}” is protected with a password.",
        "Its content cannot be read without the password.",
        "Open it in the spreadsheet program, remove the password, save a copy and open the copy.",
    )


def _declares(chunk: bytes) -> bool:
    # The sign is rare in real parts, and a search for one byte costs next to nothing.
    return b"!" in chunk and _ENTITY.search(chunk) is not None


def _folded(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()
