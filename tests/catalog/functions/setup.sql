-- Functions, procedures and aggregates: their names have the types of their arguments in them.
CREATE SCHEMA maths;
CREATE TYPE "Mood" AS ENUM ('happy', 'sad');
CREATE TABLE person (id integer PRIMARY KEY, mood "Mood", age integer);
CREATE FUNCTION maths.area(width integer, height integer DEFAULT 1) RETURNS integer
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS 'SELECT width * height';
CREATE FUNCTION maths.area(numeric) RETURNS numeric LANGUAGE sql AS 'SELECT $1 * $1';
CREATE FUNCTION first_mood(p person) RETURNS "Mood" LANGUAGE sql STABLE AS $$ SELECT 'sad'::public."Mood" $$;
CREATE FUNCTION everyone(OUT id integer, OUT age integer) RETURNS SETOF record LANGUAGE sql
  BEGIN ATOMIC SELECT person.id, maths.area(person.age, 2) FROM person; END; -- >= 14
  AS 'SELECT id, maths.area(age, 2) FROM public.person'; -- < 14
CREATE FUNCTION moods(VARIADIC m "Mood"[]) RETURNS TABLE (mood "Mood", "how many" bigint) LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public COST 50 ROWS 7 AS $body$
BEGIN
  RETURN QUERY SELECT x, count(*) FROM unnest(m) x GROUP BY x;
END;
$body$;
CREATE PROCEDURE "tidy up"(older_than interval) LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$;
CREATE FUNCTION add(a numeric, b numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT a + b';
CREATE AGGREGATE total(numeric) (SFUNC = add, STYPE = numeric, INITCOND = '0', COMBINEFUNC = add, PARALLEL = safe);
CREATE AGGREGATE how_many(*) (SFUNC = int8inc, STYPE = int8, INITCOND = '0');
-- A default that calls one, an index on one, and a generated column.
ALTER TABLE person ADD area integer DEFAULT maths.area(2, 3);
CREATE INDEX by_area ON person (maths.area(age, 2));
ALTER TABLE person ADD doubled integer GENERATED ALWAYS AS (maths.area(age, 2)) STORED;
