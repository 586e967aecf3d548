"""What the header leads to."""

from __future__ import annotations

from dataclasses import dataclass

from i18n.words import mark


@dataclass(frozen=True, slots=True)
class Entry:
    """`within` are the beginnings of paths that belong to this entry; the home page is none of them."""

    words: str
    path: str
    within: tuple[str, ...]

    def holds(self, path: str) -> bool:
        return path == self.path or any(path == part or path.startswith(f"{part}/") for part in self.within)


NAVIGATION = (
    Entry(mark("Katalog"), "/", ("/praktik",)),
    Entry(mark("Inovasi"), "/inovasi", ("/inovasi",)),
    Entry(mark("Kunjungan"), "/kunjungan", ("/kunjungan",)),
    Entry(mark("Pemaparan"), "/pemaparan", ("/pemaparan",)),
    Entry(mark("Pelatihan"), "/pelatihan", ("/pelatihan",)),
    Entry(mark("Adopsi"), "/adopsi", ("/adopsi",)),
    Entry(mark("Tindak lanjut"), "/tindak-lanjut", ("/tindak-lanjut",)),
    Entry(mark("Instansi"), "/instansi", ("/instansi",)),
)
