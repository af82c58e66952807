CREATE SEQUENCE other_seq;
CREATE TABLE t (id integer PRIMARY KEY, a bigint NOT NULL DEFAULT nextval('other_seq'));
ALTER SEQUENCE other_seq OWNED BY t.a;
CREATE SEQUENCE t_a_seq AS integer OWNED BY t.a;
