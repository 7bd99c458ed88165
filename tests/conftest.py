"""What every test has: a size, an offscreen window system, and no unexpected log line."""

import logging
import os
from collections.abc import Iterator

import pytest

if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.umask(0o077)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full", action="store_true", help="run every proof at its named size")


def pytest_report_header(config: pytest.Config) -> str:
    size = "full" if config.getoption("--full") else "small; --full runs every proof at its size"
    return f"proofs: {size}"


@pytest.fixture
def full(request: pytest.FixtureRequest) -> bool:
    """Whether proofs run at the size the release list names, and print their figures."""
    return bool(request.config.getoption("--full"))


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
