CREATE SEQUENCE other_seq;
CREATE TABLE t (id integer PRIMARY KEY, a integer NOT NULL DEFAULT nextval('other_seq'));
ALTER SEQUENCE other_seq OWNED BY t.a;
