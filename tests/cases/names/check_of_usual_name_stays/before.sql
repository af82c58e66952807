CREATE TABLE t (id int PRIMARY KEY, a int, CONSTRAINT t_a_not_null CHECK (a IS NOT NULL));
