CREATE TABLE item (id integer PRIMARY KEY, code varchar(10), kind varchar(5),
  known boolean GENERATED ALWAYS AS (code IN ('it''s', 'b')) STORED,
  CONSTRAINT codes CHECK (code IN ('a', 'b')),
  CONSTRAINT kinds CHECK (kind NOT IN ('x, y', NULL) OR code COLLATE "C" IN ('a')));
CREATE INDEX item_kind ON item (kind) WHERE kind IN ('a', 'b');
CREATE VIEW coded AS SELECT id FROM item WHERE code IN ('a', 'b');
CREATE POLICY known ON item USING (kind IN ('a', 'b'));
