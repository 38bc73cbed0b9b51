"""How far a typed word lies from a word that may be meant, by the slips people make.

Optimal string alignment (Damerau 1964) with a cost per slip in place of one for all: a neighbouring
key, a vowel or a letter that sounds alike, a letter doubled, dropped or swapped with the next one
are likelier than any other change (Kernighan, Church and Gale, "A spelling correction program based
on a noisy channel model", 1990).
"""

from itertools import permutations

_LAYOUTS = (("qwertyuiop", "asdfghjkl", "zxcvbnm"), ("azertyuiop", "qsdfghjklm", "wxcvbn"))
_SOUNDS = ("bv", "ckq", "csz", "gj", "iy", "sx")
_VOWELS = frozenset("aeiouy")
_OTHER = 1.0
_DROPPED = 0.9
_BESIDE = 0.75
"""A key beside the right one, struck together with it."""
_VOWEL = 0.75
_NEIGHBOUR = 0.65
_SOUND = 0.6
_SWAPPED = 0.6
_DOUBLED = 0.5
FIRST = 0.35
"""Added for a slip in the first letter, which is seldom mistyped."""
_BAND = 3
"""Letters by which typed and meant may be out of step."""
_FAR = 99.0


def _neighbours() -> frozenset[tuple[str, str]]:
    """Return the pairs of letters whose keys touch on one of the layouts."""
    touching: set[tuple[str, str]] = set()
    for rows in _LAYOUTS:
        keys = [(key, y, x) for y, row in enumerate(rows) for x, key in enumerate(row)]
        for (a, ya, xa), (b, yb, xb) in permutations(keys, 2):
            if abs(ya - yb) <= 1 and abs(xa - xb) <= 1:
                touching.add((a, b))
    return frozenset(touching)


def _replacements() -> dict[tuple[str, str], float]:
    """Return what it costs to type one letter for another, where that is less than usual."""
    vowels = {(a, b): _VOWEL for a in _VOWELS for b in _VOWELS if a != b}
    touching = dict.fromkeys(_neighbours(), _NEIGHBOUR)
    alike = {(a, b): _SOUND for group in _SOUNDS for a in group for b in group if a != b}
    return vowels | touching | alike


_REPLACED = _replacements()
_TOUCHING = _neighbours()


def slips(typed: str, meant: str) -> float:
    """Return the cost of the likeliest slips that turn `meant` into `typed`; 0 when equal."""
    start, end = _shared(typed, meant)
    at_first = start == 0
    typed, meant = typed[start : len(typed) - end], meant[start : len(meant) - end]
    before: list[float] = []
    above = _first_row(meant, at_first=at_first)
    for i, letter in enumerate(typed, 1):
        first = FIRST if i == 1 and at_first else 0.0
        row = [above[0] + _OTHER + first, *[_FAR] * len(meant)]
        for j in range(max(1, i - _BAND), min(len(meant), i + _BAND) + 1):
            wanted = meant[j - 1]
            if letter == wanted:
                best = above[j - 1]
            else:
                changed = _REPLACED.get((letter, wanted), _OTHER)
                best = above[j - 1] + changed + (first if j == 1 else 0.0)
                if i > 1 and j > 1 and letter == meant[j - 2] and typed[i - 2] == wanted:
                    best = min(best, before[j - 2] + _SWAPPED)
            best = min(best, above[j] + _added(typed, i, meant, j) + first)
            row[j] = min(best, row[j - 1] + _missing(meant, j))
        before, above = above, row
    return above[-1]


def _shared(typed: str, meant: str) -> tuple[int, int]:
    """Return how many letters both begin and end with, less one that tells what is doubled."""
    least = min(len(typed), len(meant))
    start = next((i for i in range(least) if typed[i] != meant[i]), least)
    rest = least - start
    end = next((i for i in range(rest) if typed[-1 - i] != meant[-1 - i]), rest)
    return max(start - 1, 0), max(end - 1, 0)


def _first_row(meant: str, *, at_first: bool) -> list[float]:
    """Return the costs of having typed nothing yet."""
    row = [0.0]
    for j in range(1, len(meant) + 1):
        row.append(row[-1] + _missing(meant, j) + (FIRST if j == 1 and at_first else 0.0))
    return row


def _missing(meant: str, j: int) -> float:
    return _DOUBLED if j > 1 and meant[j - 1] == meant[j - 2] else _DROPPED


def _added(typed: str, i: int, meant: str, j: int) -> float:
    """Return the cost of typed letter `i`, which stands for nothing, after `j` letters meant."""
    letter = typed[i - 1]
    if i > 1 and letter == typed[i - 2]:
        return _DOUBLED
    beside = (letter, meant[j - 1]) in _TOUCHING
    return _BESIDE if beside or (letter, meant[j : j + 1]) in _TOUCHING else _OTHER
