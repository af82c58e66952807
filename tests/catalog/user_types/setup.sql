-- Types that are no enums: domains, composite types, ranges, collations; and what uses them.
CREATE EXTENSION citext;
CREATE SCHEMA s;
CREATE TYPE color AS ENUM ('red', 'green');
CREATE COLLATION german (PROVIDER = icu, LOCALE = 'de-u-co-phonebk', DETERMINISTIC = false);
CREATE COLLATION s.plain (LC_COLLATE = 'C', LC_CTYPE = 'POSIX');
CREATE FUNCTION is_even(integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 % 2 = 0';
CREATE DOMAIN even AS integer DEFAULT 2 NOT NULL CHECK (is_even(VALUE)) CONSTRAINT small CHECK (VALUE < 100);
CREATE DOMAIN label AS varchar(20) COLLATE german;
CREATE DOMAIN s.evens AS even[];
ALTER DOMAIN label ADD CONSTRAINT filled CHECK (VALUE <> '') NOT VALID;
CREATE TYPE s.pair AS (a public.even, "B" text COLLATE "C", c color[]);
CREATE TYPE empty AS ();
CREATE FUNCTION gap(a float8, b float8) RETURNS float8 LANGUAGE sql IMMUTABLE AS 'SELECT a - b';
CREATE TYPE span AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = gap, MULTIRANGE_TYPE_NAME = spans); -- >= 14
CREATE TYPE span AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = gap); -- < 14
CREATE TYPE texts AS RANGE (SUBTYPE = text, SUBTYPE_OPCLASS = text_pattern_ops, COLLATION = "C");
CREATE TABLE t (
  a even,
  b s.evens,
  c s.pair[],
  d span,
  e spans, -- >= 14
  f text COLLATE german,
  g citext,
  h color,
  i label DEFAULT 'x'
);
CREATE VIEW casts AS SELECT a::s.evens FROM (VALUES ('{2}')) AS v (a);
