CREATE TYPE e AS ENUM ('a','b');
CREATE TABLE t (id integer CONSTRAINT t_pkey PRIMARY KEY, c e);
ALTER TABLE t ADD COLUMN q int; CREATE INDEX x ON t (q) WHERE c = 'a';
