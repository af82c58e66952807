CREATE SCHEMA x;
CREATE EXTENSION citext SCHEMA x;
CREATE EXTENSION hstore SCHEMA x;
CREATE EXTENSION pg_trgm SCHEMA x;
CREATE TABLE item (id integer PRIMARY KEY, code x.citext, title text, price numeric,
  extra x.hstore NOT NULL DEFAULT 'a=>1', tags x.citext[] DEFAULT '{one,two}',
  colour text GENERATED ALWAYS AS (extra OPERATOR(x.->) 'colour') STORED,
  CONSTRAINT not_x CHECK (code OPERATOR(x.<>) 'x'::x.citext));
CREATE INDEX item_title ON item USING gin (title x.gin_trgm_ops);
CREATE INDEX item_extra ON item USING gist (extra x.gist_hstore_ops (siglen = 32)) WHERE extra OPERATOR(x.?) 'a';
CREATE VIEW codes AS SELECT code, extra OPERATOR(x.->) 'a' AS a FROM item WHERE code OPERATOR(x.=) 'y'::x.citext;
CREATE TABLE label (name x.citext PRIMARY KEY, extras x.hstore[]);
