"""Half a page for whoever listens: how to read these pages."""

from typing import Final

from journal.export.document import Part

GUIDE: Final = Part(
    "How to read these pages",
    "I chose what is in here, and I chose what is not. These pages are something to talk "
    "over; they are no record of everything, and they do not speak in my place.\n\n"
    'Words in quotation marks stand as I wrote them, on the day above them. "[...]" is a '
    'place where I left something out. Words in square brackets, such as "[my sister]", stand '
    "for a name.\n\n"
    "Sometimes there is distance in what I write: from people, or from my own feelings. Where "
    'a line says "I marked this", I answered for myself who made that distance. "I chose it" '
    'means that I kept something to myself and could have done otherwise. "It came over me" '
    'means that it happened and I could not find the way back just then. "Some of both" and '
    '"not sure" are full answers.\n\n'
    "Counts are counts of entries and of nothing else. On some days I wrote a lot, on others "
    "not at all, and that alone says nothing.\n\n"
    "This is no questionnaire and it measures nothing. If something in it matters, please ask "
    "me about it.",
)
