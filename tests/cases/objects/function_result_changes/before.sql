CREATE FUNCTION usual() RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE TABLE item (id integer PRIMARY KEY, amount bigint NOT NULL DEFAULT usual(),
  CONSTRAINT enough CHECK (amount >= usual()));
CREATE INDEX item_over ON item ((amount - usual()));
CREATE VIEW over AS SELECT id, amount - usual() AS over FROM item;
COMMENT ON FUNCTION usual() IS 'what one takes';
