-- Tables that inherit, and partitions that are not all as their parent.
CREATE TABLE base (id integer NOT NULL, CHECK (id > 0));
CREATE TABLE second (note text);
CREATE TABLE heir (own integer) INHERITS (base, second);
CREATE TABLE event (
  id bigint NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  kind text CHECK (kind <> ''),
  PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE INDEX by_kind ON event (kind);
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER noted AFTER INSERT ON event FOR EACH ROW EXECUTE FUNCTION note();
CREATE TABLE event_old PARTITION OF event FOR VALUES FROM (MINVALUE) TO ('2020-01-01 00:00:00+00');
CREATE TABLE event_new PARTITION OF event FOR VALUES FROM ('2020-01-01 00:00:00+00') TO (MAXVALUE)
  PARTITION BY LIST (id);
CREATE TABLE event_new_a PARTITION OF event_new FOR VALUES IN (1, 2);
CREATE TABLE event_new_rest PARTITION OF event_new DEFAULT;
CREATE INDEX only_here ON event_old (at) WHERE kind = 'x';
ALTER TABLE event_old ADD CONSTRAINT own_check CHECK (id < 1000);
ALTER TABLE event_old ADD CONSTRAINT own_unique UNIQUE (kind);
CREATE TABLE kinds (kind text PRIMARY KEY);
ALTER TABLE event_new_a ADD CONSTRAINT own_reference FOREIGN KEY (kind) REFERENCES kinds;
ALTER TABLE event_old ALTER kind SET NOT NULL;
ALTER TABLE event_old ALTER kind SET DEFAULT 'old';
ALTER TABLE event_old ALTER at DROP DEFAULT;
ALTER TABLE event_old SET (fillfactor = 50);
ALTER TABLE event_old DISABLE TRIGGER noted;
CREATE TABLE refers (event bigint, at timestamptz, FOREIGN KEY (event, at) REFERENCES event);
CREATE FUNCTION bucket(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 % 4';
CREATE TABLE bucketed (id integer) PARTITION BY LIST (bucket(id));
