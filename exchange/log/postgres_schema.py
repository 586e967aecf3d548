"""The schema of the log in PostgreSQL, and the statements that are asked of it."""

from __future__ import annotations

import psycopg

LOCK_TIMEOUT_S = 10
STATEMENT_TIMEOUT_S = 30
CREATE_TIMEOUT_S = 60

OPTIONS = (
    f"-c lock_timeout={LOCK_TIMEOUT_S}s -c statement_timeout={STATEMENT_TIMEOUT_S}s"
    f" -c idle_in_transaction_session_timeout={STATEMENT_TIMEOUT_S}s"
)
"""No statement of the log waits for ever."""

CHANNEL = "studitiru_log"

CREATE = """
-- Advisory locks of ours have the number 7001: 1 gives positions, 2 makes tables.
SELECT pg_advisory_xact_lock(7001, 2);
CREATE SCHEMA IF NOT EXISTS studitiru_log;
CREATE SEQUENCE IF NOT EXISTS studitiru_log.position AS bigint;
CREATE TABLE IF NOT EXISTS studitiru_log.facts (
    position bigint PRIMARY KEY,
    xact xid8 NOT NULL,
    originator_id uuid NOT NULL,
    originator_version bigint NOT NULL,
    topic text NOT NULL,
    state bytea NOT NULL,
    UNIQUE (originator_id, originator_version)
);
CREATE TABLE IF NOT EXISTS studitiru_log.answers (
    key uuid PRIMARY KEY,
    digest bytea NOT NULL,
    position bigint NOT NULL
);

-- Positions and transaction ids are given under one lock, so that both grow alike; it is let go of before the
-- rows are written and long before the commit, so that appends wait for the disk together. It belongs to the
-- session: a transaction's own lock could not be let go of. Must be the first that its transaction writes.
CREATE OR REPLACE FUNCTION studitiru_log.append(
    ids uuid[], versions bigint[], topics text[], states bytea[], key uuid, digest bytea
) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    own_xact xid8;
    first bigint;
    last bigint;
BEGIN
    -- Assignments and conditions rather than PERFORM: they are not queries, so the lock is held for a moment.
    IF pg_advisory_lock(7001, 1) IS NULL THEN END IF;
    own_xact := pg_current_xact_id();
    first := nextval('studitiru_log.position');
    last := first + cardinality(ids) - 1;
    IF last > first THEN
        last := setval('studitiru_log.position', last);
    END IF;
    IF NOT pg_advisory_unlock(7001, 1) THEN
        RAISE 'the lock on positions was lost';
    END IF;
    IF last = first THEN
        INSERT INTO studitiru_log.facts VALUES (first, own_xact, ids[1], versions[1], topics[1], states[1]);
    ELSE
        -- In the order of nouns: two that write to the same ones do not wait for each other in a ring.
        INSERT INTO studitiru_log.facts
            SELECT first + fact.place - 1, own_xact, fact.id, fact.version, fact.topic, fact.state
            FROM unnest(ids, versions, topics, states)
                WITH ORDINALITY AS fact (id, version, topic, state, place)
            ORDER BY fact.id, fact.version;
    END IF;
    IF key IS NOT NULL THEN
        INSERT INTO studitiru_log.answers VALUES (key, digest, last);
    END IF;
    RETURN first;
END $$;

-- What another log kept, at its positions. Whoever appends waits until it is stored.
CREATE OR REPLACE FUNCTION studitiru_log.restore(
    after bigint, places bigint[], ids uuid[], versions bigint[], topics text[], states bytea[],
    keys uuid[], digests bytea[], answered bigint[]
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    own_xact xid8;
BEGIN
    PERFORM pg_advisory_xact_lock(7001, 1);
    own_xact := pg_current_xact_id();
    IF (SELECT coalesce(max(position), 0) FROM studitiru_log.facts) <> after THEN
        RAISE unique_violation USING MESSAGE = 'the log has moved on';
    END IF;
    INSERT INTO studitiru_log.facts
        SELECT fact.place, own_xact, fact.id, fact.version, fact.topic, fact.state
        FROM unnest(places, ids, versions, topics, states) AS fact (place, id, version, topic, state);
    INSERT INTO studitiru_log.answers
        SELECT * FROM unnest(keys, digests, answered);
    PERFORM setval('studitiru_log.position', places[cardinality(places)]);
END $$;

-- A dump that was restored into another cluster has transaction ids from a life that this one does not know.
UPDATE studitiru_log.facts SET xact = '3'
WHERE xact >= pg_snapshot_xmax(pg_current_snapshot())
    AND (SELECT xact >= pg_snapshot_xmax(pg_current_snapshot())
         FROM studitiru_log.facts ORDER BY position DESC LIMIT 1);
"""

APPEND = "SELECT studitiru_log.append(%s::uuid[], %s::bigint[], %s::text[], %s::bytea[], %s::uuid, %s::bytea)"

_EVENTS = """
SELECT originator_id, originator_version, topic, state FROM studitiru_log.facts
WHERE originator_id = %s
    AND (%s::bigint IS NULL OR originator_version > %s)
    AND (%s::bigint IS NULL OR originator_version <= %s)
"""

HISTORY = _EVENTS + "ORDER BY originator_version LIMIT %s::bigint"
HISTORY_BACKWARDS = _EVENTS + "ORDER BY originator_version DESC LIMIT %s::bigint"

ON = """
SELECT position, originator_id, originator_version, topic, state,
    xact < pg_snapshot_xmin(pg_current_snapshot())
FROM studitiru_log.facts
WHERE position > %s AND (%s::bigint IS NULL OR position <= %s)
ORDER BY position LIMIT %s
"""

LAST = "SELECT max(position) FROM studitiru_log.facts"

ANSWERS = "SELECT position, key, digest FROM studitiru_log.answers"

RESTORE = (
    "SELECT studitiru_log.restore(%s::bigint, %s::bigint[], %s::uuid[], %s::bigint[], %s::text[],"
    " %s::bytea[], %s::uuid[], %s::bytea[], %s::bigint[])"
)

ANSWER = "SELECT digest, position FROM studitiru_log.answers WHERE key = %s"


def create(url: str) -> None:
    """Makes what is missing. Any number of processes may try at once."""
    with psycopg.connect(url, connect_timeout=LOCK_TIMEOUT_S) as connection:
        connection.execute("SELECT set_config('lock_timeout', %s, true)", (f"{CREATE_TIMEOUT_S}s",))
        connection.execute(CREATE)
