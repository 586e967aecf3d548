"""Made-up Indonesian texts about real topics: few words come often, many come seldom."""

from __future__ import annotations

import tomllib
from functools import cache, partial
from importlib import resources
from itertools import accumulate
from random import Random
from typing import Any

from vocabulary import regions

STEEPNESS = 0.8
"""How much more often the first word of a list is drawn than the later ones (Zipf's exponent)."""
NAME_MOST = 190
"""Characters of a name; the exchange takes a few more."""


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads(resources.files("bench").joinpath("words.toml").read_text("utf-8"))


@cache
def _weights(count: int) -> list[float]:
    return list(accumulate((rank + 1) ** -STEEPNESS for rank in range(count)))


def offices() -> dict[str, list[str]]:
    """What a region's offices are called, and the topics that they look after."""
    found: dict[str, list[str]] = _lists()["offices"]
    return found


class Pen:
    """Writes what an agency might about a topic. The same `rng`, asked in the same order, writes the same."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        lists = _lists()
        self._slots = {
            "actor": lists["actors"],
            "group": lists["groups"],
            "verb": lists["verbs"],
            "done": lists["passives"],
            "tool": lists["tools"],
            "time": lists["times"],
            "quality": lists["qualities"],
            "obstacle": lists["obstacles"],
            "unit": lists["units"],
            "act": lists["acts"],
        }
        self._things: dict[str, list[str]] = lists["things"]
        self._towns = [region.capital for region in regions.all_regions() if region.capital]

    def draw(self, words: list[str]) -> str:
        """One of `words`, the earlier the more often."""
        return self.rng.choices(words, cum_weights=_weights(len(words)))[0]

    def name(self, topic: str) -> str:
        """Of a practice."""
        return _capital(self._fill("names", topic))[:NAME_MOST]

    def told(self, topic: str, sentences: int) -> str:
        return " ".join(_capital(self._fill("sentences", topic)) for _ in range(sentences))

    def asked(self, topic: str) -> str:
        """A learning question."""
        return _capital(self._fill("questions", topic))

    def module(self, topic: str) -> str:
        """The name of one element of a practice."""
        return f"{self.draw(self._slots['act'])} {self.draw(self._things[topic])}"

    def indicator(self) -> str:
        return self.draw(_lists()["indicators"])

    def unit(self) -> str:
        return self.draw(self._slots["unit"])

    def role(self) -> str:
        return self.draw(_lists()["roles"])

    def query(self, topic: str) -> str:
        """What somebody types who looks for the topic: a thing, with or without a second word."""
        thing, more = self.draw(self._things[topic]), self.rng.random()
        if more < 0.4:
            return thing
        slot = "tool" if more < 0.6 else "group" if more < 0.8 else "quality"
        return f"{thing} {self.draw(self._slots[slot])}"

    def _fill(self, kind: str, topic: str) -> str:
        pattern = self.rng.choice(_lists()[kind])
        filled: str = pattern.format_map(_Slots(partial(self._slot, topic)))
        return filled

    def _slot(self, topic: str, slot: str) -> str:
        match slot:
            case "thing":
                return self.draw(self._things[topic])
            case "place":
                return self._place()
            case "acronym":
                return "".join(self.rng.choices(_lists()["syllables"], k=self.rng.randint(2, 4))).upper()
            case "n":
                return str(int(self.rng.lognormvariate(4, 1.2)) + 1)
            case _:
                return self.draw(self._slots[slot])

    def _place(self) -> str:
        if self.rng.random() < 0.3:
            return self.rng.choice(self._towns)
        lists = _lists()
        return f"Desa {self.rng.choice(lists['villages'])}{self.rng.choice(lists['endings'])}"


class _Slots(dict[str, str]):
    """Draws a word for each slot as a sentence asks for it; twice the same slot is twice a word."""

    def __init__(self, draw: partial[str]) -> None:
        self._draw = draw

    def __missing__(self, slot: str) -> str:
        return self._draw(slot)


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
