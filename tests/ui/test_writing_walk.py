"""A screen reader's walk: in every state of the page Tab goes to each control once, by name."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTableView,
    QTextEdit,
    QToolButton,
    QTreeView,
    QWidget,
)

from journal.app.services import Services
from journal.ui.writing.page import WritingPage
from tests.ui.page_states import STATES
from tests.ui.rooms import opened, settle

Role = QAccessible.Role
ROLES: tuple[tuple[type[QWidget], set[QAccessible.Role]], ...] = (
    (QCheckBox, {Role.CheckBox}),
    (QRadioButton, {Role.RadioButton}),
    (QPushButton, {Role.Button, Role.ButtonMenu}),
    (QToolButton, {Role.Button, Role.ButtonMenu}),
    (QLineEdit, {Role.EditableText}),
    (QTextEdit, {Role.EditableText}),
    (QPlainTextEdit, {Role.EditableText}),
    (QComboBox, {Role.ComboBox}),
    (QAbstractSpinBox, {Role.SpinBox}),
    (QTreeView, {Role.Tree}),
    (QTableView, {Role.Table}),
    (QListView, {Role.List}),
)
"""What a screen reader calls each kind of control."""
PARTS = 3
"""Stops of Tab within a date: its day, month and year."""


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


@pytest.mark.parametrize(("state", "heard"), STATES)
def test_tab_names_every_control_once_and_comes_round(
    services: Services, state: Callable[[Services], WritingPage], heard: str
) -> None:
    page = state(services)
    settle()
    ring = walked(page)
    assert heard in [spoken(control) for control in ring]
    stops = [c for c in controls(page) if c.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [spoken(c) for c in stops if c not in ring] == []
    assert [spoken(c) for c in ring if ring.count(c) > 1] == []
    assert [spoken(c) for c in controls(page) if not named_rightly(c)] == []
    assert twice_in_a_group(page) == []


def controls(page: QWidget) -> list[QWidget]:
    """Return what can have the focus now."""
    return [
        part
        for part in page.findChildren(QWidget)
        if part.isVisible()
        and part.isEnabled()
        and part.focusPolicy() != Qt.FocusPolicy.NoFocus
        and part.focusProxy() is None
        and not part.objectName().startswith("qt_")
        and part.metaObject().className() != "QScrollArea"
    ]


def walked(page: WritingPage) -> list[QWidget]:
    """Return where Tab leads from here until it comes back."""
    window = page.window()
    first = window.focusWidget()
    assert first is not None
    ring = [first]
    for _ in range(150):
        for _ in range(PARTS if isinstance(ring[-1], QAbstractSpinBox) else 1):
            if window.focusWidget() is ring[-1]:
                QTest.keyClick(ring[-1], Qt.Key.Key_Tab)
        focus = window.focusWidget()
        assert focus is not None
        assert focus is not ring[-1], f"Tab does not leave {spoken(focus)}"
        if focus is first:
            return ring
        ring.append(focus)
    raise AssertionError(f"Tab never comes back to {spoken(first)}")


def named_rightly(control: QWidget) -> bool:
    wanted = next((roles for kind, roles in ROLES if isinstance(control, kind)), set())
    return bool(name_of(control)) and role_of(control) in wanted


def name_of(control: QWidget) -> str:
    """Return the name that is heard; Qt may tell only as a description how a list is called."""
    heard = QAccessible.queryAccessibleInterface(control)
    name = heard.text(QAccessible.Text.Name)
    if isinstance(control, QComboBox) and name != control.accessibleName():
        return heard.text(QAccessible.Text.Description)
    return name


def role_of(control: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(control).role()


def spoken(control: QWidget) -> str:
    """Return what a screen reader says at a control."""
    return f"{name_of(control)}, {role_of(control).name}"


def twice_in_a_group(page: WritingPage) -> list[tuple[str, str]]:
    """Return what is said at two controls of the same named group."""
    said = Counter((group_of(control), spoken(control)) for control in controls(page))
    return [what for what, times in said.items() if times > 1]


def group_of(control: QWidget) -> str:
    """Return the name of what a control is part of, empty for the page itself."""
    around = control.parentWidget()
    while around is not None and not around.accessibleName():
        around = around.parentWidget()
    return "" if around is None else around.accessibleName()
