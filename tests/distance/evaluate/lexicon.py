"""A plain list of keywords for each side: what a reader without any structure would look for."""

import re
from collections.abc import Iterable

CHOSEN = """
chose, chosen, choose, choosing, choice, decided, decide, decision, deliberately, on purpose,
intentionally, my call, boundary, boundaries, said no, say no, saying no, not tonight, turned down,
declined, refused, stepped back, step back, stepping back, took a break, took myself, kept it short,
kept my distance, keep my distance, at arm's length, kept it light, held back, held my tongue,
kept my voice, stayed calm, kept calm, composed, stayed out of it, not my problem, not getting
involved, walked away, left early, stayed home, stayed in, stayed put, blocked, muted him,
muted her, phone off, turned my phone, switched my phone, didn't answer, didn't reply, didn't pick
up, let it ring, no contact, voicemail, i'd rather, would rather, i preferred, by myself, alone
time, time to myself, my own company, recharge, relief, relieved, i could have, if i wanted, when
i'm ready, put it aside, set it aside, parked it, asked for space, my limit, a limit
"""

INVOLUNTARY = """
numb, numbed, numbness, empty, emptiness, hollow, blank, flat, dead inside, feel nothing, felt
nothing, feeling nothing, nothing came, can't feel, couldn't feel, don't feel, didn't feel, couldn't
cry, can't cry, no tears, robot, robotic, autopilot, automatic, going through the motions, zombie,
detached, disconnected, cut off, shut down, shuts down, switched off, switches off, behind glass,
glass, fog, far away, underwater, cotton wool, grey, muffled, dull, blunted, unreal, not real, not
myself, not there, wasn't there, watching myself, watched myself, acting, pretend, pretended,
pretending, faking, mask, should feel, should be happy, supposed to feel, ought to feel, want to
feel, wanted to feel, couldn't move, froze, frozen, stuck, had to, no choice, or else, don't care,
didn't care, stopped caring, never let anyone, can't connect, couldn't connect, don't know why,
didn't decide, by itself, came over me, find myself, found myself, without meaning to, dissociate,
dissociated, depersonalised, i avoid, long way round
"""


def _any_of(words: str) -> re.Pattern[str]:
    listed = sorted((" ".join(each.split()) for each in words.split(",")), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(each) for each in listed) + r")\b")


_SIDES = (_any_of(CHOSEN), _any_of(INVOLUNTARY))


def keywords(texts: Iterable[str]) -> list[tuple[int, int]]:
    """Return how many keywords of the chosen and of the involuntary side stand in each text."""
    plain = (text.lower().replace("’", "'") for text in texts)
    return [(len(_SIDES[0].findall(text)), len(_SIDES[1].findall(text))) for text in plain]
