"""Collects what templates and Python say into both catalogues: `python -m i18n.collect [--check]`."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from i18n.words import LANGUAGES, SOURCE, read_catalogue

ROOT = Path(__file__).parent.parent
SPOKEN_IN = ("web", "templates")
METHODS = [("**.py", "python"), ("**.html", "jinja2")]
KEYWORDS: dict[str, tuple[int, ...] | None] = {"t": None, "mark": None, "tn": (1, 2)}
IDLE_HEADER = re.compile(
    r'^"(POT-Creation-Date|PO-Revision-Date|Last-Translator|Generated-By|'
    r"Project-Id-Version|Report-Msgid-Bugs-To|Language-Team): .*\n",
    re.MULTILINE,
)

Msgid = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """One sentence that a catalogue does not say as it should."""

    lang: str
    msgid: str
    why: str


def used() -> dict[Msgid, list[str]]:
    """Every sentence said, with the files that say it."""
    found: dict[Msgid, list[str]] = {}
    for room in SPOKEN_IN:
        for file, _, msgid, _, _ in extract_from_dir(
            str(ROOT / room), METHODS, keywords=KEYWORDS, strip_comment_tags=True
        ):
            places = found.setdefault(msgid if isinstance(msgid, str) else tuple(msgid), [])
            if (place := f"{room}/{file}") not in places:
                places.append(place)
    return found


def gaps() -> list[Gap]:
    """What is used but not in a catalogue, not translated, or translated with other placeholders."""
    said = used()
    return [gap for lang in LANGUAGES for gap in _gaps(lang, read_catalogue(lang), said)]


def _gaps(lang: str, catalogue: Catalog, said: dict[Msgid, list[str]]) -> Iterator[Gap]:
    for msgid in said:
        one = msgid if isinstance(msgid, str) else msgid[0]
        message = catalogue.get(one)
        if message is None or isinstance(message.id, str) != isinstance(msgid, str):
            yield Gap(lang, one, "absent")
            continue
        spoken = [message.string] if isinstance(message.string, str) else list(message.string or [])
        if lang != SOURCE and (message.fuzzy or not all(spoken)):
            yield Gap(lang, one, "untranslated")
        elif any(form and placeholders(form) != placeholders(one) for form in spoken):
            yield Gap(lang, one, "placeholders differ")


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def collect() -> None:
    """Writes both catalogues anew: what is used, with what was translated; what is unused goes."""
    said = used()
    for lang in LANGUAGES:
        old, new = read_catalogue(lang), Catalog(locale=lang, charset="utf-8", fuzzy=False)
        new.header_comment = "# Studi Tiru: the words on screen. Apache-2.0, as the project."
        for msgid in sorted(said, key=_sentence):
            kept = old.get(_sentence(msgid))
            if kept is not None and isinstance(kept.id, str) != isinstance(msgid, str):
                kept = None
            new.add(
                msgid if isinstance(msgid, str) else list(msgid),
                string=kept.string if kept is not None else None,
                locations=[(place, 0) for place in sorted(said[msgid])],
                flags=kept.flags if kept is not None else (),
            )
        po = ROOT / "i18n" / "locale" / f"{lang}.po"
        with po.open("wb") as file:
            write_po(file, new, width=110, include_lineno=False)
        _drop_idle_headers(po)


def _sentence(msgid: Msgid) -> str:
    return msgid if isinstance(msgid, str) else msgid[0]


def _drop_idle_headers(po: Path) -> None:
    """Dates change with every run, and the rest is a form that nobody fills in: the history says it all."""
    po.write_text(IDLE_HEADER.sub("", po.read_text("utf-8")), "utf-8")


def main(arguments: list[str]) -> int:
    if "--check" not in arguments:
        collect()
    found = gaps()
    for gap in found:
        print(f"{gap.lang}: {gap.why}: {gap.msgid}")
    print(f"{len(used())} sentences, {len(found)} gaps")
    return 1 if found and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
