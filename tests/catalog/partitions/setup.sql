-- A partitioned table is one table; inheritance children are tables of their own.
CREATE TABLE target (id integer PRIMARY KEY);
CREATE TABLE events (id bigint, at date NOT NULL, target_id integer REFERENCES target, PRIMARY KEY (id, at))
  PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE INDEX events_target ON events (target_id);
CREATE TABLE refers (id integer PRIMARY KEY, e_id bigint, e_at date, FOREIGN KEY (e_id, e_at) REFERENCES events);
CREATE TABLE refers_to_partition (id integer PRIMARY KEY, e_id bigint, e_at date,
                                  FOREIGN KEY (e_id, e_at) REFERENCES events_2024 (id, at));
CREATE TABLE child (extra text) INHERITS (target);
