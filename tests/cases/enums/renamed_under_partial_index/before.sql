CREATE TYPE e AS ENUM ('a','b');
CREATE TABLE t (id integer CONSTRAINT t_pkey PRIMARY KEY, c e);
CREATE INDEX x ON t (id) WHERE c = 'a';
