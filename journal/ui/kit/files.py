"""File dialogs that keep no list of the places visited."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QSettings, QSize, Qt  # noqa: TID251 - used to turn QSettings off
from PySide6.QtWidgets import QFileDialog, QWidget

Chosen: TypeAlias = Callable[[Path], None]

_SIZE = QSize(720, 460)
"""Room for names and dates, inside the smallest window."""


def keep_no_places() -> None:
    """Let Qt store no visited folders; call it before the QApplication is made.

    Qt's own file dialog writes its history and last folder to QtProject.conf. A place that cannot
    be written leaves no file; this is the only use of QSettings.
    """
    QSettings.setPath(
        QSettings.Format.NativeFormat,
        QSettings.Scope.UserScope,
        "/dev/null/none",
    )


def ask_folder(parent: QWidget, title: str, chosen: Chosen, start: Path | None = None) -> None:
    """Let the person choose a folder that exists."""
    dialog = _dialog(parent, title, chosen, start)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()


def ask_file(parent: QWidget, title: str, chosen: Chosen, pattern: str = "") -> None:
    """Let the person choose a file that exists; `pattern` such as "Backups (*.jbackup)"."""
    dialog = _dialog(parent, title, chosen, None)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    if pattern:
        dialog.setNameFilter(pattern)
    dialog.open()


def ask_new_place(parent: QWidget, title: str, name: str, chosen: Chosen) -> None:
    """Let the person choose where a new file goes, `name` being offered.

    A name that is taken is given without a question: the page that saves says what is there.
    """
    dialog = _dialog(parent, title, chosen, None)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.selectFile(name)
    dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
    dialog.open()


def _dialog(parent: QWidget, title: str, chosen: Chosen, start: Path | None) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(start or Path.home()))
    if sys.platform.startswith("linux"):
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.resize(_SIZE)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    return dialog
