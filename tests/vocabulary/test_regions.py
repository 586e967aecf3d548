"""Regions: the whole country, once each, on the map."""

from __future__ import annotations

import pytest

from vocabulary.regions import all_regions, by_code, province_of, provinces


def test_the_country_has_38_provinces_and_514_regencies_and_cities() -> None:
    levels = [region.level for region in all_regions()]
    assert {level: levels.count(level) for level in levels} == {"provinsi": 38, "kabupaten": 416, "kota": 98}
    assert len({region.code for region in all_regions()}) == 552
    assert [region.level for region in provinces()] == ["provinsi"] * 38


def test_codes_follow_the_decrees_series() -> None:
    for region in all_regions():
        assert region.code.partition(".")[0] == region.province_code
        if region.level != "provinsi":
            assert (int(region.code[3:]) >= 71) == (region.level == "kota")


def test_every_region_lies_within_the_country() -> None:
    for region in all_regions():
        assert -11.1 <= region.latitude <= 6.1, region
        assert 95.0 <= region.longitude <= 141.1, region
        assert region.time_zone in {"WIB", "WITA", "WIT"}
        assert region.population > 0


def test_a_name_keeps_its_level_so_that_the_two_magelangs_differ() -> None:
    city, regency = by_code("33.71"), by_code("33.08")
    assert city is not None
    assert regency is not None
    assert (city.short_name, regency.short_name) == ("Kota Magelang", "Kab. Magelang")
    assert province_of("34.02").short_name == "DI Yogyakarta"


def test_an_unknown_code_has_no_region() -> None:
    assert by_code("99.99") is None
    with pytest.raises(KeyError):
        province_of("99.99")
