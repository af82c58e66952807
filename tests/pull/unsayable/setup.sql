-- What hangs on tables and has no word in the language.
CREATE EXTENSION btree_gist;
CREATE SCHEMA elsewhere;
CREATE TABLE elsewhere.thing (id int PRIMARY KEY);
CREATE SEQUENCE alone;
CREATE TABLE item (
  id int PRIMARY KEY, price int CONSTRAINT price_positive CHECK (price > 0), name text COLLATE "C", deleted timestamp(3), a int, b int,
  during tsrange, thing_id int REFERENCES elsewhere.thing, parent int,
  CONSTRAINT total CHECK (a + b > 0), EXCLUDE USING gist (during WITH &&),
  CONSTRAINT later FOREIGN KEY (parent) REFERENCES item DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX item_lower_idx ON item (lower(name));
CREATE INDEX item_live_idx ON item (a) WHERE deleted IS NULL;
CREATE UNIQUE INDEX one_live ON item (name) WHERE deleted IS NULL;
CREATE INDEX item_b_idx ON item (b) INCLUDE (a);
CREATE INDEX item_a_idx ON item (a NULLS FIRST);
CREATE INDEX item_gist ON item USING gist (a);
ALTER TABLE item ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON item USING (true);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER touched BEFORE UPDATE ON item FOR EACH ROW EXECUTE FUNCTION touch();
CREATE VIEW cheap AS SELECT id FROM item WHERE price < 10;
CREATE TABLE event (id int, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE event_2024 PARTITION OF event FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE pairs (
  a int, b int, c int, CONSTRAINT pairs_pkey PRIMARY KEY (a, b) INCLUDE (c), d int, e int,
  CONSTRAINT full_match FOREIGN KEY (d, e) REFERENCES pairs MATCH FULL
);
COMMENT ON TABLE pairs IS 'two by two';
COMMENT ON COLUMN pairs.c IS 'along';
ALTER TABLE pairs SET (fillfactor = 70);
