"""What every test has: a size, an offscreen window system, and no unexpected log line."""

import gc
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from journal import preflight
from journal.domain.errors import MissingLibrary
from tests.compiled import compile_once
from tests.derived import derive_once

if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.umask(0o077)
os.environ["LC_ALL"] = "C.UTF-8"  # else what paper is usual would decide where lines end
_BYTECODE = "PYTHONPYCACHEPREFIX"
OURS = _BYTECODE not in os.environ
TEMPORARY = sys.prefix == sys.base_prefix or not os.access(sys.prefix, os.W_OK)
if OURS:  # processes that tests start need not compile everything anew, nor write beside the code
    kept = Path(sys.prefix) / "bytecode-of-tests"  # stale ones are told by date and size, as ever
    os.environ[_BYTECODE] = tempfile.mkdtemp(prefix="stillwater-") if TEMPORARY else str(kept)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.pycache_prefix, sys.dont_write_bytecode = os.environ[_BYTECODE], False
_MEMORY, _ROOM = Path("/dev/shm"), 4 << 30  # pytest makes its own folder there
if _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ROOM:  # a tenth quicker than a disk
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))
settings.register_profile("stillwater", deadline=None)  # a busy computer is no fault
settings.load_profile("stillwater")

FIGURES = pytest.StashKey[list[str]]()
_SWEEP_AFTER = 100_000
"""How many new objects bring on a sweep; a page is thousands, and is gone by itself."""

try:
    preflight.check_libraries()
except MissingLibrary as missing:
    WITHOUT_QT = f"{missing.name} is not installed.\n{preflight.install_line()}"
else:
    WITHOUT_QT = ""
    pytest_plugins = ["pytestqt.plugin"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full", action="store_true", help="run every proof at its named size")
    parser.addoption("--text", type=Path, help="a real diary: JSON lines with a date and a text")
    if WITHOUT_QT:
        for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
            parser.addini(name, "read by the Qt plugin, which cannot be loaded here")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Full proofs run one after another, so that their figures are printed and mean something.

    Otherwise as many as there are processors, up to four.
    """
    return 0 if config.getoption("--full") else min(4, os.cpu_count() or 1)


class NeedsQt(pytest.Module):
    """A file of tests for the window, on a computer that lacks a library the window needs."""

    def collect(self) -> Iterable[pytest.Item]:
        pytest.skip(WITHOUT_QT, allow_module_level=True)


def pytest_pycollect_makemodule(
    module_path: Path, parent: pytest.Collector
) -> pytest.Module | None:
    if not WITHOUT_QT:
        return None
    source = module_path.read_text("utf-8")
    if module_path.parent.name == "ui" or "PySide6" in source:
        module: pytest.Module = NeedsQt.from_parent(parent, path=module_path)
        return module
    return None


def pytest_report_header(config: pytest.Config) -> str:
    size = "full" if config.getoption("--full") else "small; --full runs every proof at its size"
    return f"proofs: {size}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if WITHOUT_QT and item.get_closest_marker("needs_qt"):
            item.add_marker(pytest.mark.skip(reason=WITHOUT_QT))


@pytest.fixture
def full(request: pytest.FixtureRequest) -> bool:
    """Whether proofs run at the size the release list names, and print their figures."""
    return bool(request.config.getoption("--full"))


@pytest.fixture(scope="session")
def diary(request: pytest.FixtureRequest) -> Path | None:
    """Where a real diary is that was given to try things on, if one was."""
    given: Path | None = request.config.getoption("--text")
    return given


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Note a measured figure; full runs print all of them at the end."""
    return request.config.stash[FIGURES].append


def pytest_configure(config: pytest.Config) -> None:
    config.stash[FIGURES] = []
    gc.disable()


def pytest_collection_finish() -> None:
    """Let no sweep go through what thousands of tests are made of again: it stays to the end."""
    gc.freeze()
    gc.enable()
    gc.set_threshold(_SWEEP_AFTER, 20, 50)


def pytest_unconfigure() -> None:
    if OURS and TEMPORARY:
        shutil.rmtree(os.environ[_BYTECODE], ignore_errors=True)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    if config.stash[FIGURES] and config.getoption("--full"):
        terminalreporter.section("figures")
        for line in config.stash[FIGURES]:
            terminalreporter.line(line)


@pytest.fixture(scope="session", autouse=True)
def _done_once() -> None:
    derive_once()
    compile_once()


class _Unexpected(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _no_unexpected_log_line() -> Iterator[None]:
    handler = _Unexpected()
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    assert not handler.lines, handler.lines
