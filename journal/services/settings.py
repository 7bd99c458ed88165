"""The two drawers of settings: inside the journal, and outside it."""

from collections.abc import Callable

from journal.domain.changes import Changed
from journal.domain.settings import Preferences, Settings
from journal.services.door import Door
from journal.services.needs import Failed, Then
from journal.services.notices import Notices
from journal.services.preferences import PreferencesFile
from journal.services.stores import UnitOfWork


class SettingsService:
    """What a person sets, and where it is kept."""

    def __init__(self, door: Door, notices: Notices, file: PreferencesFile) -> None:
        self._door = door
        self._notices = notices
        self._file = file
        self._preferences = file.read()

    @property
    def preferences(self) -> Preferences:
        """What may be known before unlocking."""
        return self._preferences

    def prefer(self, change: Callable[[Preferences], Preferences]) -> None:
        """Change preferences and keep them; a place that cannot be written is passed over."""
        preferences = change(self._preferences)
        if preferences == self._preferences:
            return
        self._preferences = preferences
        self._file.write(preferences)
        self._notices.tell(Changed(preferences=preferences))

    def settings(self, then: Then[Settings], failed: Failed) -> None:
        """Give the settings inside the journal."""
        self._door.within(lambda unit: unit.settings.get(), then, failed)

    def set(
        self, change: Callable[[Settings], Settings], then: Then[Settings], failed: Failed
    ) -> None:
        """Change the settings inside the journal."""

        def job(unit: UnitOfWork) -> Settings:
            settings = change(unit.settings.get())
            unit.settings.put(settings)
            return settings

        def done(settings: Settings) -> None:
            self._notices.tell(Changed(settings=settings))
            then(settings)

        self._door.within(job, done, failed)
