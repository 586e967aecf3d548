"""Abbreviations: the everyday ones are there, each once."""

from __future__ import annotations

from vocabulary.abbreviations import abbreviations

EVERYDAY = (
    "PKH KUBE NIB LKS LKSA PPKS PMKS PSKS PSM TKSK ODGJ ABH UPT UPTD SPM SIPP IPP DTKS DTSEN ATENSI KIME "
    "SDM SOP SK dinsos disdukcapil lansia pemkot pemkab pemprov kemensos"
)


def test_the_everyday_abbreviations_are_spelled_out_in_both_languages() -> None:
    shorts = [abbreviation.short for abbreviation in abbreviations()]
    assert set(EVERYDAY.split()) <= set(shorts)
    assert len(shorts) >= 80
    assert all(abbreviation.long and abbreviation.en for abbreviation in abbreviations())


def test_no_abbreviation_is_listed_twice() -> None:
    shorts = [abbreviation.short.casefold() for abbreviation in abbreviations()]
    assert sorted(shorts) == sorted(set(shorts))
