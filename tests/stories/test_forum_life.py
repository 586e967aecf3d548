"""Whatever is tried with a forum, in whatever order."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from exchange.forums.commands import (
    AddPresentation,
    AnnounceForum,
    CancelForum,
    GiveResponse,
    HoldForum,
    RecordPastForum,
    StateSupport,
)
from exchange.forums.forum import Forum
from exchange.gatherings import GatheringState
from exchange.handling import Command
from exchange.values import derived_id
from tests.stories.asking import SEEN, TEXTS, Commands, asked, mostly
from tests.stories.life import LIFE, Life
from tests.words.agencies_visits import KABUPATEN, OPERATOR, PROVINSI, officer_of, registrations
from tests.words.practices import (
    FORUM,
    HEAD,
    PRESENTATION,
    PRESENTED_ON,
    TAUGHT_ON,
    TOMORROW,
    a_forum_plan,
    a_presentation,
    announce_forum,
    record_past_forum,
)

ORGANISER = officer_of(PROVINSI)
askers = mostly(ORGANISER, OPERATOR, officer_of(KABUPATEN))
forum_ids = st.just(FORUM)
days = mostly(PRESENTED_ON, TAUGHT_ON, TOMORROW)
ids = st.sampled_from([PRESENTATION, derived_id("test", "another")])
plans = st.builds(a_forum_plan, title=TEXTS, last_day=days)
presentations = st.builds(a_presentation, presentation_id=ids, title=TEXTS)
commands: Commands = st.one_of(
    asked(AnnounceForum, askers, forum_id=forum_ids, plan=plans),
    asked(AddPresentation, askers, forum_id=forum_ids, presentation=presentations, seen=SEEN),
    asked(HoldForum, askers, forum_id=forum_ids, first_day=days, last_day=days, seen=SEEN),
    asked(CancelForum, askers, forum_id=forum_ids, reason=TEXTS, seen=SEEN),
    asked(
        RecordPastForum,
        askers,
        forum_id=forum_ids,
        plan=plans,
        presentations=st.lists(presentations, max_size=2).map(tuple),
    ),
    asked(
        GiveResponse,
        askers,
        forum_id=forum_ids,
        response_id=ids,
        presentation_id=ids,
        text=TEXTS,
        agency_id=st.sampled_from([KABUPATEN, PROVINSI, None]),
        seen=SEEN,
    ),
    asked(
        StateSupport,
        askers,
        forum_id=forum_ids,
        text=TEXTS,
        by_official=st.just(HEAD),
        presentation_id=st.none() | ids,
        seen=SEEN,
    ),
)


class ForumLife(Life):
    @initialize(begun=st.sampled_from([[], [announce_forum()], [record_past_forum()]]))
    def a_forum_on_its_way(self, begun: list[Command]) -> None:
        for command in [*registrations(), *begun]:
            assert self.attempt(command) is None

    @rule(command=commands)
    def ask(self, command: Command) -> None:
        self.attempt(command)

    @invariant()
    def nobody_answers_before_it_was_held(self) -> None:
        forum = self.state(Forum, FORUM)
        assert forum is None or not forum.response_ids or forum.state is GatheringState.HELD


TestForumLife = ForumLife.TestCase
TestForumLife.settings = LIFE
