CREATE TYPE e AS ENUM ('a','b');
CREATE TABLE t (id integer CONSTRAINT t_pkey PRIMARY KEY, c e);
CREATE VIEW v AS SELECT c = 'a' AS x FROM t;
