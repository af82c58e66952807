-- Check and exclusion constraints, and what a unique constraint or foreign key can have besides.
CREATE EXTENSION btree_gist;
CREATE FUNCTION is_good(integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 > 0';
CREATE TABLE room (
  id integer CHECK (id > 0),
  "Size" integer CONSTRAINT fits CHECK ("Size" < 100 AND is_good(id)) NO INHERIT,
  during tstzrange,
  CONSTRAINT room_key PRIMARY KEY (id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT size_once UNIQUE ("Size") DEFERRABLE,
  CONSTRAINT no_overlap EXCLUDE USING gist (id WITH =, during WITH &&) WHERE (id < 1000) DEFERRABLE
);
ALTER TABLE room ADD CONSTRAINT later CHECK ("Size" IS NOT NULL) NOT VALID;
CREATE TABLE bed (
  a integer,
  b integer,
  room integer,
  CONSTRAINT bed_key PRIMARY KEY (a) INCLUDE (b),
  CONSTRAINT bed_pair UNIQUE (a, b) INCLUDE (room),
  parent_a integer,
  parent_b integer,
  CONSTRAINT bed_part FOREIGN KEY (parent_a, parent_b) REFERENCES bed (a, b) ON DELETE SET NULL (parent_b), -- >= 15
  CONSTRAINT bed_whole FOREIGN KEY (parent_a, parent_b) REFERENCES bed (a, b) MATCH FULL
);
