-- Each native type, as a column of its own, optional and as a list; and types without a name in the language.
CREATE EXTENSION citext;
CREATE DOMAIN positive AS int CHECK (VALUE > 0);
CREATE TYPE pair AS (a int, b int);
CREATE TYPE "Color" AS ENUM ('RED', 'GREEN');
CREATE TABLE strings (id int PRIMARY KEY, a text NOT NULL, b varchar NOT NULL, c varchar(10), d char(5)[], e char NOT NULL, f bpchar NOT NULL,
  g bit(3), h bit, i varbit, j varbit(7), k uuid, l xml, m inet, n citext, o "char", p name);
CREATE TABLE numbers (id bigint PRIMARY KEY, a smallint, b oid, c real, d double precision, e numeric, f numeric(65,30), g numeric(10,2)[],
  h numeric(5), i money, j numeric(3,-2), k boolean[]);
CREATE TABLE times (id int PRIMARY KEY, a timestamp(3), b timestamp, c timestamp(0), d timestamptz, e timestamptz(3) NOT NULL, f date, g time,
  h time(3), i timetz, j interval, k interval day to second(3));
CREATE TABLE others (id int PRIMARY KEY, a json, b jsonb, c bytea, d "Color", e "Color"[], f point, g int4range[], h tsvector, i positive, j pair,
  k cidr, l macaddr, m text[] NOT NULL);
