CREATE TYPE e AS ENUM ('a','b');
CREATE TABLE t (id integer CONSTRAINT t_pkey PRIMARY KEY, c e, d e, s text);
CREATE UNIQUE INDEX x ON t ((c > d), id);
