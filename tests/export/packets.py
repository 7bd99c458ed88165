"""An invented packet with every part on."""

from dataclasses import replace
from datetime import date

from journal.domain.drawing import Drawing, Ink, Line, Pattern, Rect, Text
from journal.domain.packet import (
    Dated,
    Front,
    Moment,
    Packet,
    Part,
    River,
    Theme,
    Themes,
)
from tests.export.samples import golden_packet

FRONT = Front(
    period="The three weeks since we last met.",
    talk_about=("The evenings when I go quiet", "My brother in *June*", "Sleep | naps"),
    what_changed="A walk before work.\n\nThe dose went down.",
    good_thing="The first swim.",
    questions=("What would you try?",),
    for_prescriber=("Could it be the tablets?",),
)
MOMENTS = (
    Moment(
        date(2026, 3, 1),
        "I stood in the kitchen without the light on.",
        "it came over me",
        "I would like to know what happened there.",
        "f" * 32,
    ),
    Moment(date(2026, 3, 7), "One line.\nAnd another.\n\nA <b>second</b> paragraph."),
)
THEMES = Themes(
    date(2026, 3, 1),
    date(2026, 3, 21),
    14,
    (Theme("family", 6), Theme("#eval(1)", 2)),
    (Dated(date(2026, 3, 3), "Medicine or dose changed: 20 to 10 mg"),),
    since_last=True,
)
PARTS = (Part("What helped", "The list on the fridge."), Part("Things I have not said", ""))
RIVER = River(
    "Chosen and involuntary, over time",
    "By week, from March to May.",
    Drawing(
        400,
        160,
        (
            Line(0, 80, 400, 80),
            Rect(20, 40, 30, 40, Ink.CHOSEN, of="a"),
            Rect(60, 80, 30, 20, Ink.INVOLUNTARY, Pattern.HATCHED, of="b"),
            Text(10, 150, "March"),
        ),
    ),
    (("Week", "Chosen", "Involuntary"), ("2 March", "2", "1"), ("9 March", "0", "3")),
)


def whole_packet() -> Packet:
    """Return the golden packet's entries behind every part a packet can have."""
    return replace(
        golden_packet(scripts=False),
        front=FRONT,
        moments=MOMENTS,
        themes=THEMES,
        parts=PARTS,
        river=RIVER,
        guide=True,
    )
