"""A sequence whose items are made when they are asked for: a report asks for few of its thousands."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import TypeVar, overload

from typing_extensions import override

Item = TypeVar("Item")


class MadeLater(Sequence[Item]):
    """As a tuple of its items, to which it is equal."""

    __slots__ = ()

    @abstractmethod
    def _made(self, here: int) -> Item:
        """Return the item at a place, which may count from the end."""

    @overload
    def __getitem__(self, index: int) -> Item: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Item, ...]: ...

    @override
    def __getitem__(self, index: int | slice) -> Item | tuple[Item, ...]:
        if isinstance(index, slice):
            return tuple(self._made(here) for here in range(*index.indices(len(self))))
        return self._made(index)

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, MadeLater | tuple) and tuple(self) == tuple(other)

    @override
    def __hash__(self) -> int:
        return hash(tuple(self))

    @override
    def __repr__(self) -> str:
        return repr(tuple(self))
