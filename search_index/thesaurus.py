"""Which words mean the same: abbreviations, synonyms and names of places, found in a text or a query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from zlib import crc32

from search_index.files import lines
from search_index.indonesian import Token, fold, tokens
from vocabulary.abbreviations import abbreviations
from vocabulary.regions import Region, all_regions

NEAR = 0.45  # how surely a near-synonym is what was meant

Phrase = tuple[str, ...]


@dataclass(slots=True)
class _Node:
    """A step in the tree of phrases: where each next word leads, and what was said when one stops here."""

    steps: dict[str, _Node] = field(default_factory=dict)
    names: tuple[str, ...] = ()


class PhraseTree:
    """Phrases by their words, each with the names it goes by."""

    def __init__(self, phrases: Mapping[Phrase, Iterable[str]]) -> None:
        self._root = _Node()
        for phrase, names in phrases.items():
            node = self._root
            for word in phrase:
                node = node.steps.setdefault(word, _Node())
            node.names = (*node.names, *names)

    def at(self, words: Sequence[str], start: int) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Every phrase that begins at `start`, shortest first: where it ends and its names."""
        node: _Node | None = self._root
        for end in range(start, len(words)):
            node = node.steps.get(words[end]) if node else None
            if node is None:
                return
            if node.names:
                yield end + 1, node.names

    def longest(self, words: Sequence[str], start: int) -> tuple[int, tuple[str, ...]] | None:
        return max(self.at(words, start), default=None, key=lambda found: found[0])


@dataclass(frozen=True, slots=True)
class Thesaurus:
    groups: PhraseTree  # stems -> group names, "=lansia"
    near: Mapping[str, Mapping[str, float]]  # group name -> other group names, how surely
    places: PhraseTree  # words as written -> place names, "@33.71"
    words: frozenset[str]  # every word and stem in either: spelled right even where no document has it


def stems(text: str) -> Phrase:
    return tuple(token.stem for token in tokens(text))


class _Groups:
    """Phrases that mean the same, brought together while the lists are read."""

    def __init__(self) -> None:
        self._parent: dict[Phrase, Phrase] = {}
        self.words: set[str] = set()

    def join(self, terms: Sequence[str]) -> None:
        self.words |= {word for term in terms for token in tokens(term) for word in (token.word, token.stem)}
        first, *others = (self._root(stems(term)) for term in terms)
        for other in others:
            self._parent[other] = self._root(first)

    def name(self, term: str) -> str:
        return "=" + "_".join(self._root(stems(term)))

    def named(self) -> dict[Phrase, list[str]]:
        return {phrase: ["=" + "_".join(self._root(phrase))] for phrase in self._parent}

    def _root(self, phrase: Phrase) -> Phrase:
        parent = self._parent.setdefault(phrase, phrase)
        return phrase if parent == phrase else self._root(parent)


@cache
def thesaurus() -> Thesaurus:
    groups, relations = _Groups(), []
    for entry in abbreviations():
        groups.join([entry.short, entry.long])
    for line in lines("thesaurus.txt"):
        parts = [part.split(" = ") for part in line.split(" ~ ")]
        for part in parts:
            groups.join(part)
        relations.append([part[0] for part in parts])
    places = _places()
    named = {word for name in places for word in name}
    return Thesaurus(
        PhraseTree(groups.named()),
        _near(groups, relations),
        PhraseTree(places),
        frozenset(groups.words | named),
    )


def _near(groups: _Groups, relations: Iterable[list[str]]) -> dict[str, dict[str, float]]:
    near: dict[str, dict[str, float]] = defaultdict(dict)
    for terms in relations:
        first, *others = (groups.name(term) for term in terms)
        for other in others:
            near[first][other] = near[other][first] = NEAR
    return dict(near)


def _places() -> dict[Phrase, list[str]]:
    found: dict[Phrase, list[str]] = defaultdict(list)
    for region in all_regions():
        for name in _names(region):
            found[words(name)].append(f"@{region.code}")
    for line in lines("places.txt"):
        name, _, codes = line.partition(" = ")
        found[words(name)] = [f"@{code}" for code in codes.split()]
    return found


_KINDS = {
    "provinsi": ("provinsi", "pemprov"),
    "kabupaten": ("kabupaten", "kab", "pemkab"),
    "kota": ("kota", "pemkot"),
}


def _names(region: Region) -> set[str]:
    bare = region.name
    for level in ("Kabupaten ", "Kota ", "Administrasi ", "Daerah Khusus Ibukota ", "Daerah Istimewa "):
        bare = bare.removeprefix(level)
    kind = {"kabupaten": ("kabupaten", "kab", "pemkab"), "kota": ("kota", "pemkot")}.get(
        region.level, ("provinsi",)
    )
    return {region.name, bare} | {f"{word} {bare}" for word in kind}


def words(text: str) -> Phrase:
    """The words of a name as they are written: names have no stem."""
    return tuple(fold(text).replace("-", " ").split())


@cache
def fingerprint() -> int:
    """Changes when any list changes: an index written with other lists is out of date."""
    said = [
        *lines("thesaurus.txt"),
        *lines("places.txt"),
        *map(repr, abbreviations()),
        *map(repr, all_regions()),
    ]
    return crc32("\n".join(said).encode())


def group_names(found: Sequence[Token]) -> list[tuple[int, int, str]]:
    """Every group said in a text, nested ones too: first token, one past the last, name.

    A group that breaks into a following one is not said: "dirawat di rumah sakit" is no care at home.
    """
    said = [token.stem for token in found]
    tree = thesaurus().groups
    at = [list(tree.at(said, start)) for start in range(len(said))]
    return [
        (start, end, name)
        for start, matches in enumerate(at)
        for end, names in matches
        if end - start == 1 or not any(beyond > end for beyond, _ in at[end - 1])
        for name in names
    ]


def place_names(found: Sequence[Token]) -> list[tuple[int, int, tuple[str, ...]]]:
    """Places said in a text, the longest name at each point: first token, one past the last, names."""
    said = [token.word for token in found]
    places, start = [], 0
    while start < len(said):
        match = thesaurus().places.longest(said, start)
        if match:
            places.append((start, *match))
        start = match[0] if match else start + 1
    return places
