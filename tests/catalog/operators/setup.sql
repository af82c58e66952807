-- Operators, casts, aggregates with a sort operator; and what nobody can hold: operator classes.
CREATE TYPE point3 AS (x integer, y integer, z integer);
CREATE FUNCTION before(point3, point3) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.x < $2.x';
CREATE FUNCTION behind(point3, point3) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.x > $2.x';
CREATE FUNCTION negated(point3) RETURNS point3 LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE OPERATOR <<< (FUNCTION = before, LEFTARG = point3, RIGHTARG = point3, COMMUTATOR = >>>, RESTRICT = scalarltsel,
  JOIN = scalarltjoinsel);
CREATE OPERATOR >>> (FUNCTION = behind, LEFTARG = point3, RIGHTARG = point3, COMMUTATOR = <<<);
CREATE OPERATOR !! (FUNCTION = negated, RIGHTARG = point3);
CREATE FUNCTION to_text(point3) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT ''p''';
CREATE CAST (point3 AS text) WITH FUNCTION to_text(point3) AS ASSIGNMENT;
CREATE CAST (bigint AS point3) WITH INOUT;
CREATE FUNCTION least_of(point3, point3) RETURNS point3 LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE AGGREGATE least_point(point3) (SFUNC = least_of, STYPE = point3, SORTOP = <<<);
CREATE TABLE t (p point3, CHECK (p <<< ROW(1, 2, 3)::point3));
CREATE OPERATOR FAMILY own_family USING btree;
