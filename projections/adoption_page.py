"""The adoption page: one agency's climb with one practice, from what was seen to what has become of it."""

from __future__ import annotations

from uuid import UUID

import msgspec
from sqlalchemy import Connection

from exchange.adoptions.events import (
    AdoptionAnchored,
    AdoptionDecided,
    AdoptionEvent,
    AdoptionEvidenced,
    AdoptionResumed,
    AdoptionSpread,
    AdoptionStopped,
    FollowUpAnswered,
    IndicatorSet,
    ModuleChosen,
    ObservationAdded,
    PersonInCharge,
    PracticeDerived,
    PracticeModified,
    PracticeObserved,
    PracticeReplicated,
    ReadingExcused,
    ReadingTaken,
    Stage,
    StepDone,
    SteppedBack,
    StepPlanned,
)
from exchange.event import Event
from exchange.practices.events import Description, PracticeDrafted, PracticeRevised
from exchange.values import Module
from projections.adoption_row import (
    STOPPED,
    AdoptionRow,
    Answer,
    Change,
    Entered,
    Indicator,
    Reading,
    Step,
    Told,
    Trial,
)
from projections.sheet import Ledger, Sheets


class PracticeEdition(msgspec.Struct):
    """The modules of an edition as last described: an adoption holds to the edition that was seen."""

    practice_id: UUID
    edition: int
    modules: tuple[Module, ...]


ADOPTIONS = Ledger(
    "adoptions",
    AdoptionRow,
    key=("id",),
    indexes=[("place", "since"), ("agency_id", "place", "since"), ("practice_id", "place")],
)
EDITIONS = Ledger("practice_editions", PracticeEdition, key=("practice_id", "edition"))


class AdoptionPage:
    """One row an adoption; one an edition of a practice."""

    name = "adoption_page"
    version = 1
    ledgers = (ADOPTIONS, EDITIONS)

    def apply(self, sheets: Sheets, fact: Event, position: int) -> None:
        match fact:
            case PracticeDrafted():
                sheets[EDITIONS].put(_edition(fact.originator_id, 1, fact.description))
            case PracticeRevised():
                sheets[EDITIONS].put(_edition(fact.originator_id, fact.edition, fact.description))
            case PracticeObserved():
                sheets[ADOPTIONS].put(_observed(fact))
            case _ if isinstance(fact, AdoptionEvent):
                row = sheets[ADOPTIONS].must(fact.originator_id)
                row.version = fact.originator_version
                _note(row, fact)
                sheets[ADOPTIONS].put(row)
            case _:
                pass


def _edition(practice_id: UUID, edition: int, description: Description) -> PracticeEdition:
    return PracticeEdition(practice_id, edition, description.modules)


def _observed(fact: PracticeObserved) -> AdoptionRow:
    return AdoptionRow(
        id=fact.originator_id,
        version=fact.originator_version,
        agency_id=fact.agency_id,
        practice_id=fact.practice_id,
        edition=fact.edition,
        place=Stage.AMATI.value,
        since=fact.on,
        stage=Stage.AMATI.value,
        observed_on=fact.on,
        source=fact.source,
        climb=(Entered(Stage.AMATI.value, fact.on),),
        observations=fact.observations,
    )


def _note(row: AdoptionRow, fact: AdoptionEvent) -> None:
    match fact:
        case ObservationAdded():
            row.observations = (*row.observations, fact.observation)
        case AdoptionDecided():
            row.decision = Told(fact.on, fact.reason, fact.decision.value)
        case PersonInCharge():
            row.person = fact.official
        case PracticeReplicated():
            row.trial, row.choices = Trial(fact.on, fact.trial_sites), fact.choices
            _enter(row, Entered(Stage.TIRU.value, fact.on))
        case PracticeModified():
            row.changes = (*row.changes, Change(fact.on, fact.modification))
            if row.stage != Stage.MODIFIKASI:
                _enter(row, Entered(Stage.MODIFIKASI.value, fact.on))
        case SteppedBack():
            _enter(row, Entered(fact.to.value, fact.on, fact.reason))
        case AdoptionStopped():
            row.stops = (*row.stops, Told(fact.on, fact.note, fact.reason))
            row.stopped, row.place, row.since = fact.reason, STOPPED, fact.on
        case AdoptionResumed():
            row.resumptions = (*row.resumptions, Told(fact.on, fact.note))
            row.stopped, row.place, row.since = "", row.stage, row.climb[-1].on
        case AdoptionAnchored():
            row.anchors, row.anchored = (*row.anchors, Told(fact.on, fact.title, fact.anchor.value)), True
        case AdoptionSpread():
            row.spreads, row.spread = (*row.spreads, Told(fact.on, fact.text)), True
        case PracticeDerived():
            row.derived_id = fact.practice_id
        case _:
            _note_trial(row, fact)


def _enter(row: AdoptionRow, entered: Entered) -> None:
    row.stage = row.place = entered.stage
    row.since = entered.on
    row.climb = (*row.climb, entered)


def _note_trial(row: AdoptionRow, fact: AdoptionEvent) -> None:
    match fact:
        case IndicatorSet():
            row.indicators = _with_indicator(row.indicators, fact)
        case ModuleChosen():
            others = (choice for choice in row.choices if choice.module_id != fact.choice.module_id)
            row.choices = (*others, fact.choice)
        case StepPlanned():
            row.steps = (*row.steps, Step(fact.step_id, fact.text, fact.owner, fact.due))
            _look_ahead(row)
        case StepDone():
            row.steps = tuple(_done(step, fact) for step in row.steps)
            _look_ahead(row)
        case ReadingTaken():
            row.indicators = tuple(_read(indicator, fact) for indicator in row.indicators)
        case ReadingExcused():
            row.excuse = Told(fact.on, fact.reason)
        case AdoptionEvidenced():
            row.evidence = (*row.evidence, fact.evidence)
        case FollowUpAnswered():
            answer = Answer(fact.months, fact.agency_id, fact.followed.value, fact.text, fact.on)
            row.answers = (*row.answers, answer)
        case _:
            raise AssertionError(f"{type(fact).__name__} is not shown")


def _with_indicator(known: tuple[Indicator, ...], fact: IndicatorSet) -> tuple[Indicator, ...]:
    """A known one is set anew where it stands."""
    anew = Indicator(fact.indicator_id, fact.name, fact.unit, fact.baseline, fact.baseline_on, fact.target)
    if all(indicator.id != anew.id for indicator in known):
        return (*known, anew)
    return tuple(anew if indicator.id == anew.id else indicator for indicator in known)


def _read(indicator: Indicator, fact: ReadingTaken) -> Indicator:
    if indicator.id != fact.indicator_id:
        return indicator
    readings = (*indicator.readings, Reading(fact.value, fact.on, fact.source))
    return msgspec.structs.replace(indicator, readings=readings)


def _done(step: Step, fact: StepDone) -> Step:
    return msgspec.structs.replace(step, done_on=fact.on) if step.id == fact.step_id else step


def _look_ahead(row: AdoptionRow) -> None:
    ahead = min((step for step in row.steps if step.done_on is None), key=lambda step: step.due, default=None)
    row.next_step, row.next_due = (ahead.text, ahead.due) if ahead else ("", None)


def adoption(db: Connection, adoption_id: UUID) -> AdoptionRow | None:
    return ADOPTIONS.one(db, adoption_id)


def edition_modules(db: Connection, practice_id: UUID, edition: int) -> tuple[Module, ...]:
    """The modules of one edition of a practice: an adoption holds to the one that was seen."""
    found = EDITIONS.one(db, practice_id, edition)
    return found.modules if found else ()
