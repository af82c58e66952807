CREATE TYPE spot AS (x integer, y integer);
COMMENT ON TYPE spot IS $$on the map$$;
CREATE TABLE place (id integer PRIMARY KEY, at spot);
CREATE INDEX place_at ON place (at);
