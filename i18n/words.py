"""The words on screen: Indonesian is the source, English comes from the catalogue beside this file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from i18n.numbers import number

SOURCE = "id"
LANGUAGES = ("id", "en")

Forms = str | tuple[str, ...]


def mark(msgid: str, /) -> str:
    """Marks a sentence that is spoken elsewhere, so that it is collected into the catalogues."""
    return msgid


@dataclass(frozen=True, slots=True)
class Words:
    """One language. What the catalogue lacks is said in Indonesian."""

    lang: str
    _said: dict[str, Forms]

    def t(self, msgid: str, /, **facts: object) -> str:
        said = self._said.get(msgid, msgid)
        sentence = said if isinstance(said, str) else said[0]
        return sentence.format(**facts) if facts else sentence

    def tn(self, one: str, many: str, n: int, /, **facts: object) -> str:
        """The sentence for `n` of something; `{n}` in it is written as the language writes numbers."""
        said = self._said.get(one, (one, many))
        forms = (said,) if isinstance(said, str) else said
        return forms[0 if n == 1 else -1].format(n=number(n, self.lang), **facts)

    def knows(self, msgid: str) -> bool:
        """Whether `msgid` is said in this language; if not, it appears in Indonesian."""
        return self.lang == SOURCE or msgid in self._said


@cache
def words(lang: str) -> Words:
    """The words of `lang`, one of LANGUAGES; read once."""
    return Words(lang, _said(read_catalogue(lang)))


def read_catalogue(lang: str) -> Catalog:
    with files("i18n").joinpath("locale", f"{lang}.po").open("rb") as po:
        return read_po(po, locale=lang)


def _said(catalogue: Catalog) -> dict[str, Forms]:
    """What is translated, by its (singular) Indonesian sentence; fuzzy and empty entries are left out."""
    said: dict[str, Forms] = {}
    for message in catalogue:
        msgid = message.id if isinstance(message.id, str) else message.id[0]
        spoken = message.string if isinstance(message.string, str) else tuple(message.string or ())
        if msgid and not message.fuzzy and spoken and all(spoken):
            said[msgid] = spoken
    return said
