"""One unit of work: one transaction, and the only place where the database's errors are met."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from journal.vault.store.along import AlongTime
from journal.vault.store.attachments import Attachments
from journal.vault.store.basket import Basket
from journal.vault.store.begun import BegunFiles
from journal.vault.store.bin import Bin
from journal.vault.store.drafts import Drafts
from journal.vault.store.entries import Entries
from journal.vault.store.erasing import Erasing
from journal.vault.store.faults import told_apart
from journal.vault.store.gathering import GatheringStore
from journal.vault.store.giving import GivingLog
from journal.vault.store.insight import InsightStore
from journal.vault.store.lately import Lately
from journal.vault.store.ledger import Ledger
from journal.vault.store.links import Links
from journal.vault.store.nesting import Nesting
from journal.vault.store.own_dictionary import OwnDictionary
from journal.vault.store.own_views import OwnViews
from journal.vault.store.own_words import OwnWords
from journal.vault.store.packs import PackStore
from journal.vault.store.past_versions import PastVersions
from journal.vault.store.readings import Readings
from journal.vault.store.rearranging import Rearranging
from journal.vault.store.saved_searches import SavedSearches
from journal.vault.store.settings import SettingsStore
from journal.vault.store.showing import Showing
from journal.vault.store.tagging import Tagging
from journal.vault.store.tags import Tags
from journal.vault.store.templates import Templates
from journal.vault.store.together import Together
from journal.vault.store.uniting import Uniting
from journal.vault.store.versions import Versions
from journal.vault.store.whole import Whole


class Unit:
    """The stores, all on one transaction."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        self.tags = Tags(connection, ledger)
        self.readings = Readings(connection)
        self.entries = Entries(connection, ledger, self.tags, self.readings)
        self.bin = Bin(connection, self.entries)
        self.own_words = OwnWords(connection, self.entries)
        self.links = Links(connection)
        self.lately = Lately(connection)
        self.along = AlongTime(connection)
        self.insight = InsightStore(connection)
        self.gathering = GatheringStore(connection)
        self.versions = Versions(connection, ledger, self.tags, self.readings)
        showing = Showing(connection, self.tags, self.readings)
        self.nesting = Nesting(connection, self.tags)
        self.rearranging = Rearranging(connection, ledger, showing)
        self.tagging = Tagging(connection, ledger, self.tags, showing)
        self.together = Together(connection, self.tags)
        self.past_versions = PastVersions(connection, ledger, self.tags)
        self.templates = Templates(connection, ledger)
        self.drafts = Drafts(connection, ledger)
        self.settings = SettingsStore(connection, ledger)
        self.searches = SavedSearches(connection, ledger)
        self.packs = PackStore(connection, ledger)
        self.own_dictionary = OwnDictionary(connection, ledger)
        self.own_views = OwnViews(connection, ledger)
        self.basket = Basket(connection, ledger)
        self.begun = BegunFiles(connection)
        self.giving = GivingLog(connection, ledger)
        self.attachments = Attachments(connection, ledger)
        self.erasing = Erasing(connection, ledger)
        self.uniting = Uniting(connection, ledger)
        self.whole = Whole(connection)


@contextmanager
def translated(database: Path) -> Iterator[None]:
    """Raise the errors of `domain.errors` in place of the driver's, without any value in them."""
    try:
        yield
    except (DBAPIError, dbapi2.Error) as error:
        raise told_apart(error, database) from None


@contextmanager
def work(engine: Engine, ledger: Ledger, database: Path) -> Iterator[Unit]:
    """Yield a unit, commit when the block ends and roll back on an exception."""
    with translated(database), engine.begin() as connection:
        yield Unit(connection, ledger)
        ledger.store(connection)
