"""Where the arrows lead among the shapes of a drawing: to the nearest one on that side."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QAbstractItemView

_Action = QAbstractItemView.CursorAction
_CLOSE = 0.5
"""Pixels by which two edges may differ and still be one."""


def nearest(boxes: Sequence[QRectF], at: int, action: _Action) -> int:
    """Return the number of the shape to go to from `at`, -1 where there are no shapes.

    An arrow prefers what lies in the same row or column; page up and down go through all of them.
    """
    if not boxes:
        return -1
    last = len(boxes) - 1
    if not 0 <= at <= last:
        return 0
    ends = {_Action.MoveHome: 0, _Action.MoveEnd: last}
    steps = {_Action.MovePrevious: -1, _Action.MovePageUp: -1}
    steps |= {_Action.MoveNext: 1, _Action.MovePageDown: 1}
    if action in ends:
        return ends[action]
    if action in steps:
        return min(max(at + steps[action], 0), last)
    return _beside(boxes, at, action)


def _beside(boxes: Sequence[QRectF], at: int, action: _Action) -> int:
    """Return the shape nearest to `at` on one side, or `at` where there is none."""
    here, along = boxes[at], _along(action)
    found = [
        (*_apart(here, box, along), number)
        for number, box in enumerate(boxes)
        if number != at and along(box) > along(here) + _CLOSE
    ]
    return min(found)[-1] if found else at


def _along(action: _Action) -> Callable[[QRectF], float]:
    """Return how far a shape lies in the direction of an arrow."""
    return {
        _Action.MoveRight: lambda box: box.center().x(),
        _Action.MoveLeft: lambda box: -box.center().x(),
        _Action.MoveDown: lambda box: box.center().y(),
    }.get(action, lambda box: -box.center().y())


def _apart(
    here: QRectF, box: QRectF, along: Callable[[QRectF], float]
) -> tuple[bool, float, float]:
    """Return whether a shape lies aside, how far away it is, and how far aside."""
    sideways = abs(along(QRectF(1, 0, 0, 0))) > 0
    if sideways:
        aside = max(box.top() - here.bottom(), here.top() - box.bottom(), 0.0)
    else:
        aside = max(box.left() - here.right(), here.left() - box.right(), 0.0)
    return aside > 0, along(box) - along(here), aside
