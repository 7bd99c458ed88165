"""Views of Insight as a person has them: named in their own words, and switched off or on."""

from collections.abc import Collection, Mapping

from journal.domain.insight.chart import View
from journal.domain.insight.own_view import OwnView
from journal.services.door import Door
from journal.services.needs import Failed, Then
from journal.services.stores import UnitOfWork


class OwnViews:
    """What a person does with views besides looking at them."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def all(self, then: Then[Mapping[View, OwnView]], failed: Failed) -> None:
        """Give what was made of every view."""
        self._door.within(lambda unit: unit.own_views.all(), then, failed)

    def name(self, view: View, words: str, then: Then[None], failed: Failed) -> None:
        """Keep the person's words for what they see in a view."""
        self._door.within(lambda unit: unit.own_views.name(view, words), then, failed)

    def show_only(
        self, shown: Collection[View], then: Then[Mapping[View, OwnView]], failed: Failed
    ) -> None:
        """Switch every view off but these; the words stay with a view that is off."""

        def job(unit: UnitOfWork) -> Mapping[View, OwnView]:
            for view in View:
                unit.own_views.switch(view, off=view not in shown)
            return unit.own_views.all()

        self._door.within(job, then, failed)
