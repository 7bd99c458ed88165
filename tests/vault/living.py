"""What a person could do with a journal, done as chance has it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from random import Random
from typing import TypeAlias

from journal.domain.befores import after_of
from journal.domain.checkin import CheckIn, Gate
from journal.domain.entry import Content, Draft, EntryId
from journal.domain.errors import NameTaken
from journal.domain.packs import OWN, Pack, prompt_id, theme_id
from journal.domain.prompts import LIGHT, Prompt
from journal.domain.resurfacing import BringBack
from journal.domain.selection import Selection
from journal.domain.settings import Settings
from journal.domain.tags import Colour, Tag, TagKind
from journal.domain.templates import Template
from journal.vault.open_journal import OpenJournal
from journal.vault.store.unit import Unit
from tests.vault.pages import page

NAMES = (Tag("Ann", TagKind.PERSON), Tag("Lake", TagKind.PLACE), Tag("sleep"), Tag("work"))
CALLED = ("sleep", "work", "rest", "work/night", "Sleep", "rest/night")
WORDS = ("river", "kettle", "window", "garden", "letter", "morning", "train", "lamp")
Act: TypeAlias = Callable[[Unit, Random], None]


def live_and(journal: OpenJournal, go: Random, acts: int, page_acts: int = 0) -> None:
    """Do so many things that a person could do, as chance has it, and so many with the page."""
    chosen = [go.choice(ACTS) for _ in range(acts)] + go.choices(PAGE_ACTS, k=page_acts)
    if page_acts:
        go.shuffle(chosen)
    for act in chosen:
        with journal.work() as work:
            act(work, go)


def _content(go: Random) -> Content:
    day = date(2026, 3, go.randint(1, 28))
    tags = tuple(go.sample(NAMES, go.randint(0, 2)))
    return page(" ".join(go.choices(WORDS, k=6)), day=day, tags=tags)


def _any(work: Unit, go: Random, *, in_bin: bool = False) -> EntryId | None:
    ids = work.entries.find(Selection(in_bin=in_bin))
    rows = sorted(work.entries.summaries(ids), key=lambda row: row.uuid)
    return go.choice(rows).id if rows else None


def _uuid(go: Random) -> str:
    return f"{go.getrandbits(48):012x}7{go.getrandbits(12):03x}8{go.getrandbits(60):015x}"


def _write(work: Unit, go: Random) -> None:
    work.entries.save(_uuid(go), _content(go), based_on=None)


def _edit(work: Unit, go: Random) -> None:
    if (id := _any(work, go)) is not None:
        old = work.entries.get(id)
        new = replace(old.content, body=" ".join(go.choices(WORDS[:3], k=1)))
        work.entries.save(old.uuid, new, based_on=old.head)


def _tag(work: Unit, go: Random) -> None:
    if (id := _any(work, go)) is not None:
        old = work.entries.get(id)
        tags = tuple(go.sample(NAMES, go.randint(0, 3)))
        work.entries.save(old.uuid, replace(old.content, tags=tags), based_on=old.head)


def _say(work: Unit, go: Random) -> None:
    if (id := _any(work, go)) is not None:
        old = work.entries.get(id)
        taps = CheckIn(go.choice(list(Gate)), authorship=go.randint(-2, 2))
        work.entries.save(old.uuid, replace(old.content, checkin=taps), based_on=old.head)


def _bin(work: Unit, go: Random) -> None:
    if (id := _any(work, go)) is not None:
        work.entries.set_deleted(id, deleted=True)


def _bring_back(work: Unit, go: Random) -> None:
    if (id := _any(work, go, in_bin=True)) is not None:
        work.entries.set_deleted(id, deleted=False)


def _begin(work: Unit, go: Random) -> None:
    work.drafts.put(Draft(_uuid(go), _content(go)))


def _begin_again(work: Unit, go: Random) -> None:
    if (id := _any(work, go)) is not None:
        old = work.entries.get(id)
        body = " ".join(go.choices(WORDS[:3], k=1))
        work.drafts.put(Draft(old.uuid, replace(old.content, body=body), old.head))


def _finish(work: Unit, go: Random) -> None:
    drafts = sorted(work.drafts.all(), key=lambda page: page.uuid)
    if drafts:
        page = go.choice(drafts)
        work.entries.save(page.uuid, page.content, based_on=page.base)
        work.drafts.remove(page.uuid)


def _set(work: Unit, go: Random) -> None:
    work.settings.put(replace(Settings(), rehearsed=f"2026-03-{go.randint(10, 28)}"))


def _settle(work: Unit, go: Random) -> None:
    for id in work.versions.unsettled()[:1]:
        versions = work.versions.of(id)
        uuids = [version.revision for version in versions]
        if go.random() < 0.5:
            work.versions.keep_both(id, uuids)
        else:
            work.versions.settle(id, go.choice(versions).content, uuids)


def _erase(work: Unit, go: Random) -> None:
    if (id := _any(work, go, in_bin=go.random() < 0.5)) is not None:
        work.erasing.erase([id])


def _rename(work: Unit, go: Random) -> None:
    """Call a name anew or merge it with another, and now and then take that back."""
    old, new = go.choice(CALLED), go.choice(CALLED)
    with suppress(NameTaken):
        change = work.rearranging.rename(Tag(old), new, join=go.random() < 0.6)
        if go.random() < 0.25:
            work.rearranging.put_back(change)


def _mark(work: Unit, go: Random) -> None:
    work.tags.mark(Tag(go.choice(CALLED)), go.choice([None, *Colour]))


def _link(work: Unit, go: Random) -> None:
    """Write the page after another one, which may be in the bin, or not here at all."""
    id = _any(work, go, in_bin=go.random() < 0.3)
    before = _uuid(go) if id is None else work.entries.get(id).uuid
    content = replace(after_of(before, _content(go)), resurface=go.choice([None, *BringBack]))
    work.entries.save(_uuid(go), content, based_on=None)


def _attach(work: Unit, go: Random) -> None:
    """Put one of a few files on a page that is finished, or take its files off."""
    if (id := _any(work, go)) is not None:
        old = work.entries.get(id)
        held = old.content.attachments
        if held and go.random() < 0.3:
            held = held[1:]
        else:
            name = go.choice(WORDS)
            file = work.attachments.add(old.uuid, f"{name}.txt", [name.encode() * 9])
            held = tuple(dict.fromkeys((*held, file.uuid)))
        work.entries.save(old.uuid, replace(old.content, attachments=held), based_on=old.head)


def _keep_template(work: Unit, go: Random) -> None:
    id = go.choice(WORDS[:3]).ljust(32, "0")
    if go.random() < 0.3:
        work.templates.remove(id)
    else:
        work.templates.put(Template(id, go.choice(WORDS), go.choice(WORDS)))


def _keep_pack(work: Unit, go: Random) -> None:
    id = go.choice((OWN, "weir", "tide"))
    if go.random() < 0.3:
        work.packs.remove(id)
        return
    ids = [prompt_id(id, own) for own in go.sample(WORDS, 3)]
    prompts = [Prompt(each, theme_id(id), go.choice(WORDS), (), LIGHT, False) for each in ids]
    work.packs.put(Pack(id, go.choice(WORDS), tuple(prompts)))


def _keep_word(work: Unit, go: Random) -> None:
    act = work.own_dictionary.remove if go.random() < 0.3 else work.own_dictionary.add
    act(go.choice(WORDS))


PAGE_ACTS: tuple[Act, ...] = (
    _link,
    _link,
    _attach,
    _attach,
    _keep_template,
    _keep_pack,
    _keep_word,
)
"""What came with the guided page."""
ACTS: tuple[Act, ...] = (
    *(_write, _edit, _edit, _edit, _tag, _tag, _say, _bin, _bring_back, _begin),
    *(_begin_again, _begin_again, _finish, _set, _settle, _erase, _rename, _rename, _mark),
)
