CREATE TABLE t (id int PRIMARY KEY, n int NOT NULL);
CREATE TABLE t_n_seq (a int);
CREATE SEQUENCE t_n_seq1 AS int OWNED BY t.n;
ALTER TABLE t ALTER n SET DEFAULT nextval('t_n_seq1');
