import json
from dataclasses import replace
from pathlib import Path

import pytest

from journal.app.services import Services
from journal.domain.changes import Changed
from journal.domain.settings import Look, Preferences, ReadingWhen, Settings
from journal.services.preferences import PreferencesFile
from tests.steps import PASSPHRASE, given


def test_settings_live_inside_the_journal(services: Services, place: Path) -> None:
    wanted = Settings(
        reading=ReadingWhen.NEVER,
        ask_checkin=False,
        deeper_prompts=True,
        closed_themes=frozenset({"news"}),
        opened_themes=frozenset({"medicines"}),
    )
    assert given(services.settings.settings) == Settings()
    given(services.settings.set, lambda _: wanted)
    services.unlocking.lock("test")
    given(services.unlocking.unlock, place, PASSPHRASE)
    assert given(services.settings.settings) == wanted


def test_windows_are_told_the_value_that_changed(services: Services) -> None:
    told: list[Changed] = []
    services.notices.listen(told.append)
    given(services.settings.set, lambda s: replace(s, ask_checkin=False))
    services.settings.prefer(lambda p: replace(p, text_size=150))
    assert told[0].settings == Settings(ask_checkin=False)
    assert told[1].preferences == Preferences(text_size=150)


def test_preferences_survive_a_restart(tmp_path: Path) -> None:
    file = PreferencesFile(tmp_path / "deep" / "preferences.json")
    wanted = Preferences(look=Look.DARK, text_size=120, idle_minutes=2, last_place="/a/b.journal")
    file.write(wanted)
    assert PreferencesFile(tmp_path / "deep" / "preferences.json").read() == wanted


@pytest.mark.parametrize(
    "stored", ["", "{", "[]", '{"text_size": "big"}', '{"look": "pink", "idle_minutes": true}']
)
def test_a_damaged_preferences_file_counts_as_unset(tmp_path: Path, stored: str) -> None:
    (tmp_path / "p.json").write_text(stored)
    assert PreferencesFile(tmp_path / "p.json").read() == Preferences()


def test_values_out_of_bounds_are_brought_back(tmp_path: Path) -> None:
    (tmp_path / "p.json").write_text(json.dumps({"text_size": 900, "idle_minutes": 0}))
    assert PreferencesFile(tmp_path / "p.json").read() == Preferences(text_size=200, idle_minutes=1)
