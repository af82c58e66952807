CREATE TABLE event (id integer PRIMARY KEY, at text NOT NULL);
CREATE STATISTICS event_at ON at, (at IS NULL) FROM event;
