CREATE TABLE t (id int PRIMARY KEY, a int NOT NULL, CONSTRAINT t_a_not_null_check CHECK (a IS NOT NULL));
