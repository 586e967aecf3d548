"""How agencies, practices, innovations and adoptions change what can be found."""

from __future__ import annotations

from exchange.adoptions.events import (
    AdoptionEvent,
    AdoptionResumed,
    AdoptionStopped,
    PracticeModified,
    PracticeObserved,
    PracticeReplicated,
    Stage,
    SteppedBack,
)
from exchange.agencies.events import (
    AgencyEvent,
    AgencyMerged,
    AgencyRegistered,
    AgencyRenamed,
    FigureRecorded,
    HostingRulesSet,
    SiteOpened,
)
from exchange.innovations.events import (
    InnovationEvent,
    InnovationEvidenced,
    InnovationProfile,
    InnovationRegistered,
    InnovationRevised,
    MaturityReached,
)
from exchange.practices.events import (
    Description,
    PracticeDrafted,
    PracticeEvent,
    PracticeEvidenced,
    PracticePublished,
)
from projections.editions import Editions, change
from projections.searched import (
    SEARCHED,
    SEARCHED_CLIMBS,
    SEARCHED_NAMES,
    Searched,
    SearchedClimb,
    SearchedName,
    figure,
    proof,
    roles,
)
from projections.sheet import Sheets


def agency(sheets: Sheets, row: Searched | None, fact: AgencyEvent) -> Searched | None:
    if isinstance(fact, AgencyRegistered):
        own_id, shorts = fact.originator_id, " ".join(fact.short_names)
        return Searched(own_id, "agency", (own_id,), title=fact.name, acronym=shorts)
    assert row is not None, "an agency begins with its registration"
    match fact:
        case AgencyRenamed():
            row.add(row.title, row.acronym)
            row.title, row.acronym = fact.name, " ".join(fact.short_names)
        case AgencyMerged():
            row.hidden = True
        case SiteOpened():
            sheets[SEARCHED_NAMES].put(SearchedName(fact.site_id, fact.name))
            row.add(fact.name, fact.about)
        case FigureRecorded():
            row.add(figure(fact.figure))
        case HostingRulesSet():
            row.add(fact.rules.note)
        case _:
            pass
    return row


def practice(sheets: Sheets, row: Searched | None, fact: PracticeEvent) -> Searched | None:
    if isinstance(fact, PracticeDrafted):
        drafted = Editions(draft=fact.description)
        return Searched(fact.originator_id, "practice", (fact.owner_id,), hidden=True, editions=drafted)
    assert row is not None, "a practice begins as a draft"
    assert row.editions is not None, "a practice has editions"
    told = row.editions.shown
    if change(row.editions, fact):
        row.hidden = not row.editions.is_listed
        if row.editions.shown is not None and row.editions.shown is not told:
            _describe(row, row.editions.shown)
    match fact:
        case PracticePublished():
            row.day = fact.on
        case PracticeEvidenced():
            row.add(*proof(fact.evidence))
        case _:
            pass
    return row


def _describe(row: Searched, told: Description) -> None:
    """The words and facets of what others read."""
    row.title, row.problem = told.name, told.problem
    row.modules = tuple(f"{module.name} {module.text}" for module in told.modules)
    results = (f"{result.indicator} {result.note}" for result in told.results)
    texts = (told.summary, told.how, told.conditions, told.failures, told.staff, told.cost_note)
    row.told = (*texts, *told.legal_basis, *results)
    row.topics, row.ppks, row.aspects, row.urusan = told.topics, told.ppks, told.aspects, told.urusan
    row.year = told.since.year if told.since else None


def innovation(sheets: Sheets, row: Searched | None, fact: InnovationEvent) -> Searched | None:
    if isinstance(fact, InnovationRegistered):
        sheets[SEARCHED_NAMES].put(SearchedName(fact.originator_id, fact.profile.name))
        row = Searched(fact.originator_id, "innovation", (fact.owner_id,), day=fact.on)
        row.stage = fact.maturity.value
        _profile(row, fact.profile)
        return row
    assert row is not None, "an innovation begins with its registration"
    match fact:
        case InnovationRevised():
            _profile(row, fact.profile)
        case MaturityReached():
            row.stage = fact.maturity.value
            row.add(fact.note)
        case InnovationEvidenced():
            row.add(*proof(fact.evidence))
        case _:
            return None
    return row


def _profile(row: Searched, told: InnovationProfile) -> None:
    row.title, row.acronym, row.problem, row.modules = told.name, told.acronym, told.problem, told.activities
    partners = (f"{partner.name} {partner.part}" for partner in told.partners)
    impacts = (f"{impact.aspect} {impact.text}" for impact in told.impacts)
    row.told = (told.how, told.unit, *roles(told.initiator), *partners, *impacts)
    row.topics, row.ppks, row.urusan = told.topics, told.ppks, told.urusan
    row.year = told.since.year if told.since else None


def adoption(sheets: Sheets, fact: AdoptionEvent) -> Searched | None:
    """Counts and changes of an adoption are found with its practice."""
    if isinstance(fact, PracticeObserved):
        climb = SearchedClimb(fact.originator_id, fact.practice_id, Stage.AMATI.value, stopped=True)
        return _recount(sheets, climb, Stage.AMATI)
    climb = sheets[SEARCHED_CLIMBS].must(fact.originator_id)
    match fact:
        case PracticeReplicated():
            return _recount(sheets, climb, Stage.TIRU)
        case PracticeModified():
            row = _recount(sheets, climb, Stage.MODIFIKASI)
            row.add(fact.modification.text, fact.modification.result)
            return row
        case SteppedBack():
            return _recount(sheets, climb, fact.to)
        case AdoptionStopped():
            return _recount(sheets, climb, None)
        case AdoptionResumed():
            return _recount(sheets, climb, Stage(climb.stage))
        case _:
            return None


def _recount(sheets: Sheets, climb: SearchedClimb, stage: Stage | None) -> Searched:
    """Moves the climb to `stage` in its practice's counts; with None it stopped, and counts nowhere."""
    row = sheets[SEARCHED].must(climb.practice_id)
    if not climb.stopped:
        setattr(row, climb.stage, getattr(row, climb.stage) - 1)
    climb.stopped = stage is None
    if stage is not None:
        climb.stage = stage.value
        setattr(row, climb.stage, getattr(row, climb.stage) + 1)
    sheets[SEARCHED_CLIMBS].put(climb)
    return row
