CREATE TABLE reading (
  place integer,
  value integer,
  doubled bigint GENERATED ALWAYS AS (value + 2) STORED
) PARTITION BY LIST (place);
CREATE TABLE reading_1 PARTITION OF reading FOR VALUES IN (1);
CREATE INDEX reading_doubled ON reading (doubled);
CREATE INDEX reading_1_both ON reading_1 (doubled, value);
