CREATE TABLE parent (id integer PRIMARY KEY);
CREATE TABLE event (id integer NOT NULL, day date NOT NULL, parent_id integer REFERENCES parent (id), note text NOT NULL,
  PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
CREATE TABLE event_2025 PARTITION OF event FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE event_2026 PARTITION OF event FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE INDEX event_note ON event (note);
