"""Statements that are put into SQL once, however many journals a run of tests opens."""

from typing import Any

from sqlalchemy import Dialect, Engine, create_engine

from journal.vault import connection


def compile_once() -> None:
    """Let every journal of this process know the statements that another has put into SQL.

    The same statement has the same SQL in each, so only the work is left out.
    """
    vars(connection)["create_engine"] = _Knowing()


class _Knowing:
    """Makes engines that share what they compiled, and the dialect it is kept under."""

    def __init__(self) -> None:
        self._dialect: Dialect | None = None
        self._compiled: dict[Any, Any] = {}

    def __call__(self, url: str, **options: Any) -> Engine:
        engine = create_engine(url, **options)
        engine.update_execution_options(compiled_cache=self._compiled)
        engine.dialect = self._dialect = self._dialect or engine.dialect
        return engine
