CREATE TABLE parts (
  id integer PRIMARY KEY,
  number integer NOT NULL CHECK (number > 0),
  code integer NOT NULL CHECK (code::text <> 'none'),
  size integer NOT NULL CHECK (size > 0),
  kind text NOT NULL,
  is_bolt boolean GENERATED ALWAYS AS (kind = 'bolt') STORED
);
CREATE INDEX bolts ON parts (id) WHERE number = ANY (ARRAY[1, 2]);
