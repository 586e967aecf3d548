"""Indonesian words before any engine: folding, tokens, stems and stop words."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple, Protocol

from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from search_index.files import lines

LONGEST_WORD = 40  # no Indonesian word is longer; what is, is not worth stemming

STOP_WORDS = frozenset(word for line in lines("stop-words.txt") for word in line.split())

# Where the stemmer's dictionary misleads: another root wins, or two meanings fall together.
_STEMS = {
    "bali": "bali",
    "berkursi": "kursi",
    "bernilai": "nilai",
    "dikurangi": "kurang",
    "ditangani": "tangani",
    "gerakan": "gerak",
    "kesiapan": "siap",
    "kesukarelawanan": "relawan",
    "kinerja": "kinerja",
    "memetakan": "peta",
    "memilah": "pilah",
    "memuaskan": "puas",
    "memungut": "pungut",
    "menangani": "tangani",
    "menapis": "tapis",
    "mengawal": "kawal",
    "mengunjungi": "kunjung",
    "merata": "rata",
    "memangkas": "pangkas",
    "memulung": "pulung",
    "pekerja": "pekerja",
    "pemadaman": "padam",
    "pemerataan": "rata",
    "pemetaan": "peta",
    "pemungutan": "pungut",
    "penanganan": "tangani",
    "pendapatan": "pendapatan",
    "pengadaan": "pengadaan",
    "pengalaman": "pengalaman",
    "penghargaan": "penghargaan",
    "penghuninya": "huni",
    "pengunjung": "kunjung",
    "pengangguran": "penganggur",
    "penganggur": "penganggur",
    "menganggur": "penganggur",
    "penyaringan": "saring",
    "perawat": "rawat",
    "perawatan": "rawat",
    "keperawatan": "rawat",
    "perbankan": "bank",
    "berbasis": "basis",
    "perpajakan": "pajak",
    "persalinan": "persalinan",
    "bersalin": "persalinan",
    "peserta": "peserta",
    "peternakan": "ternak",
    "relawan": "relawan",
    "kerelawanan": "relawan",
    "sukarelawan": "relawan",
    "tertangani": "tangani",
    "terlantar": "telantar",
    "wisatawan": "wisata",
    "kepariwisataan": "wisata",
    "pariwisata": "wisata",
}

_TOKEN = re.compile(r"(?:[a-z]\.){2,}(?:[a-z](?![a-z0-9]))?|\d+(?:[.,]\d+)+|[a-z0-9]+")


class Token(NamedTuple):
    word: str  # folded, as written
    stem: str
    start: int  # characters into the text given
    end: int


class _Stemmer(Protocol):
    def stem(self, text: str) -> str: ...


class _Fold(dict[int, str]):
    """One character for one character, so that offsets stay true: no accents, no capitals."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKD", chr(code)).casefold()
        letter = next((c for c in plain if c.isascii() and not unicodedata.combining(c)), " ")
        self[code] = letter
        return letter


_FOLD = _Fold()


def fold(text: str) -> str:
    """Lower case without accents; the same length as the text given."""
    return text.translate(_FOLD)


@cache
def _stemmer() -> _Stemmer:
    stemmer: _Stemmer = StemmerFactory().create_stemmer(False)  # our cache below is the faster one
    return stemmer


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The root of one folded word."""
    known = _STEMS.get(word)
    if known is not None:
        return known
    if len(word) > LONGEST_WORD or not word.isalpha():
        return word[:LONGEST_WORD]
    root = _stemmer().stem(word)
    return _STEMS.get(root, root)


def tokens(text: str) -> list[Token]:
    """The words that carry meaning, in order; a reduplicated word (`anak-anak`) is one token."""
    folded = fold(text)
    found: list[Token] = []
    for match in _TOKEN.finditer(folded):
        word = match.group().replace(".", "").replace(",", "")
        if word in STOP_WORDS:
            continue
        root = stem(word)
        if found and _doubles(found[-1], root, folded, match.start()):
            found[-1] = found[-1]._replace(end=match.end())
        else:
            found.append(Token(word, root, match.start(), match.end()))
    return found


def _doubles(before: Token, root: str, folded: str, start: int) -> bool:
    return before.stem == root and before.end == start - 1 and folded[before.end] == "-"
