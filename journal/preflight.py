"""Asked before Qt loads: is there a screen, and are the system's libraries there?

Without a display Qt ends the program in a way that cannot be caught, and it names the wrong
library when one is missing.
"""

import ctypes
import importlib.util
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from journal.domain.errors import MissingLibrary, NoDisplay

_MODULES = ("Core", "Gui", "Widgets", "Svg", "DBus")
_DEBIAN = (
    *("libglib2.0-0", "libgl1", "libegl1", "libxkbcommon0", "libfontconfig1", "libdbus-1-3"),
    *("libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxkbcommon-x11-0", "libxcb-shape0"),
    *("libxcb-xkb1", "libxcb-randr0", "libx11-xcb1", "libwayland-client0", "libwayland-cursor0"),
)
_FEDORA = (
    *("glib2", "libglvnd-glx", "libglvnd-egl", "libxkbcommon", "fontconfig", "dbus-libs"),
    *("xcb-util-cursor", "xcb-util-wm", "xcb-util-keysyms", "libxkbcommon-x11", "libxcb"),
    *("libX11-xcb", "libwayland-client", "libwayland-cursor"),
)


def install_line() -> str:
    """Return the lines that install every library the window needs, for two families of Linux."""
    return (
        f"Debian, Ubuntu:  sudo apt install {' '.join(_DEBIAN)}\n"
        f"Fedora:          sudo dnf install {' '.join(_FEDORA)}"
    )


def has_display(environment: Mapping[str, str] = os.environ) -> bool:
    """Tell whether a window can appear; a platform named on purpose counts as one."""
    if not sys.platform.startswith("linux"):
        return True
    wanted = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    return any(environment.get(name) for name in wanted)


def check_display() -> None:
    """Raise NoDisplay where a window cannot appear."""
    if not has_display():
        raise NoDisplay


def check_libraries(environment: Mapping[str, str] = os.environ) -> None:
    """Raise MissingLibrary, naming it, when Qt or its part for this display cannot be loaded."""
    if not sys.platform.startswith("linux"):
        return
    found = importlib.util.find_spec("PySide6")
    if found is None or found.origin is None:
        raise MissingLibrary("PySide6")
    folder = Path(found.origin).parent / "Qt"
    for module in _MODULES:
        _load(folder / "lib" / f"libQt6{module}.so.6")
    plugin = folder / "plugins" / "platforms" / f"libq{_platform(environment)}.so"
    if plugin.exists():
        _load(plugin)


def _platform(environment: Mapping[str, str]) -> str:
    named = environment.get("QT_QPA_PLATFORM", "").split(";")[0].split(":")[0]
    if named:
        return named
    return "xcb" if environment.get("DISPLAY") else "wayland"


def _load(library: Path) -> None:
    try:
        ctypes.CDLL(str(library))
    except OSError as error:
        # The loader's message begins with the file that is missing, up to a colon.
        raise MissingLibrary(Path(str(error).split(":")[0]).name) from error
