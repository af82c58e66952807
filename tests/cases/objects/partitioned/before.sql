CREATE TABLE parent (id integer PRIMARY KEY);
CREATE TABLE event (id integer NOT NULL, day date NOT NULL, parent_id integer, note text, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
CREATE TABLE event_2025 PARTITION OF event FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
