import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from journal.app.services import Services, build_services
from journal.domain.errors import (
    AlreadyThere,
    BadInput,
    Cancelled,
    InsideJournal,
    NothingSelected,
)
from journal.domain.selection import Selection
from journal.domain.tags import Tag, TagKind
from journal.services.attaching import FromBytes
from tests.steps import PASSPHRASE, given, needs_in, write


def test_what_is_handed_over_comes_back_equal(services: Services, tmp_path: Path) -> None:
    tags = (Tag("family"), Tag("Ada", TagKind.PERSON), Tag("the mill", TagKind.PLACE))
    write(services, "Old ‘words’.\n\n😀 שלום", day=date(1665, 9, 7), tags=tags, title="Then")
    write(services, "New words.")
    found = given(services.reviewing.find, Selection())
    packet = given(services.handing_over.begin, found)
    done = given(services.handing_over.save, packet, "json", tmp_path / "pages.json")
    assert done.entries == 2
    other = build_services(needs_in(tmp_path))
    given(other.unlocking.create, tmp_path / "Other.journal", PASSPHRASE)
    assert given(other.importing.bring_in, tmp_path / "pages.json", "json").added == 2
    theirs = [given(other.reviewing.entry, i) for i in given(other.reviewing.find, Selection())]
    mine = [given(services.reviewing.entry, i) for i in found]
    assert [e.content for e in theirs] == [e.content for e in mine]
    assert [e.uuid for e in theirs] == [e.uuid for e in mine]
    again = given(other.importing.bring_in, tmp_path / "pages.json", "json")
    assert (again.added, again.already_there) == (0, 2)


def test_pictures_and_files_stay_at_home_are_named_and_counted(
    services: Services, tmp_path: Path
) -> None:
    source = FromBytes("harbour.png", b"the harbour at dusk")
    file = given(services.writing.attaching.add, "a" * 32, (), source)
    entry = write(services, "With a picture.", attachments=(file.uuid,))
    packet = given(services.handing_over.begin, [entry.id])
    for form in ("json", "md"):
        done = given(services.handing_over.save, packet, form, tmp_path / f"pages.{form}")
        assert done.files == 1
        held = (tmp_path / f"pages.{form}").read_bytes()
        assert b"harbour.png" in held
        assert b"dusk" not in held
        assert file.uuid.encode() not in held
        assert file.sha256.encode() not in held


def test_labels_and_taps_stay_at_home(services: Services, tmp_path: Path) -> None:
    entry = write(services, "I felt numb at the table the whole evening, and nothing came. " * 4)
    given(services.writing.read, entry.id)
    packet = given(services.handing_over.begin, (entry.id,))
    for form in ("json", "md"):
        given(services.handing_over.save, packet, form, tmp_path / f"pages.{form}")
        written = (tmp_path / f"pages.{form}").read_text("utf-8")
        assert "involuntary" not in written
        assert "reading" not in written.lower()


def test_nothing_selected_is_said(services: Services) -> None:
    with pytest.raises(NothingSelected):
        given(services.handing_over.begin, ())


def test_a_document_never_lands_inside_a_journal(
    services: Services, place: Path, tmp_path: Path
) -> None:
    packet = given(services.handing_over.begin, (write(services, "x").id,))
    another = shutil.copytree(place, tmp_path / "Another.journal")
    before = (another / "vault.json").read_bytes()
    for inside in (place / "pages.md", another / "pages.md", another / "vault.json"):
        with pytest.raises(InsideJournal):
            given(services.handing_over.save, packet, "md", inside, replace=True)
    assert not (place / "pages.md").exists()
    assert (another / "vault.json").read_bytes() == before
    (another / "vault.json").unlink()  # damaged, it is a journal still
    with pytest.raises(InsideJournal):
        given(services.handing_over.save, packet, "md", another / "pages.md")
    (tmp_path / "vault.json").write_text("of another program")
    given(services.handing_over.save, packet, "md", tmp_path / "pages.md")


def test_a_document_replaces_only_on_purpose(services: Services, tmp_path: Path) -> None:
    packet = given(services.handing_over.begin, (write(services, "x").id,))
    target = tmp_path / "pages.md"
    target.write_text("mine")
    with pytest.raises(AlreadyThere):
        given(services.handing_over.save, packet, "md", target)
    assert target.read_text() == "mine"
    given(services.handing_over.save, packet, "md", target, replace=True)
    assert target.read_text() != "mine"


def lines(path: Path, *rows: object) -> Path:
    path.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    return path


def test_the_same_line_twice_in_a_file_is_two_entries_once(
    services: Services, tmp_path: Path
) -> None:
    row = {"date": "2026-01-01", "text": "Same again."}
    source = lines(tmp_path / "in.jsonl", row, row)
    assert given(services.importing.bring_in, source, "jsonl").added == 2
    assert given(services.importing.bring_in, source, "jsonl").added == 0
    assert given(services.reviewing.count) == 2


def test_an_entry_changed_after_import_is_still_known(services: Services, tmp_path: Path) -> None:
    source = lines(tmp_path / "in.jsonl", {"date": "2026-01-01", "text": "As it was."})
    given(services.importing.bring_in, source, "jsonl")
    (id,) = given(services.reviewing.find, Selection())
    given(services.writing.move_to_bin, id)
    assert given(services.importing.bring_in, source, "jsonl").already_there == 1


def test_a_bad_line_brings_in_nothing_unless_asked(services: Services, tmp_path: Path) -> None:
    source = lines(tmp_path / "in.jsonl", {"date": "2026-01-01", "text": "Good."}, {"text": 3})
    with pytest.raises(BadInput) as caught:
        given(services.importing.bring_in, source, "jsonl")
    assert [fault.line for fault in caught.value.faults] == [2]
    assert given(services.reviewing.count) == 0
    done = given(services.importing.bring_in, source, "jsonl", skip_bad=True)
    assert (done.added, len(done.left_out)) == (1, 1)


def test_a_stopped_import_leaves_nothing(services: Services, tmp_path: Path) -> None:
    rows = [{"date": "2026-01-01", "text": f"Line {n}"} for n in range(5)]
    source = lines(tmp_path / "in.jsonl", *rows)

    def stop_at_three(done: int, of: int) -> None:
        if done == 3:
            services.importing.cancel()

    with pytest.raises(Cancelled):
        given(services.importing.bring_in, source, "jsonl", progress=stop_at_three)
    assert given(services.reviewing.count) == 0
