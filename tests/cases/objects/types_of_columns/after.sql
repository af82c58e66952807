CREATE DOMAIN postcode AS text CONSTRAINT five CHECK (VALUE ~ '^[0-9]{5}$');
CREATE TYPE spot AS (x integer, y integer);
CREATE TYPE span_of_text AS RANGE (subtype = text);
CREATE TABLE place (id integer PRIMARY KEY, code postcode, at spot, reach span_of_text);
COMMENT ON DOMAIN postcode IS 'five digits';
COMMENT ON TYPE spot IS 'on the map';
