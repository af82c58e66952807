CREATE TABLE t (id int PRIMARY KEY, n int NOT NULL);
CREATE TABLE t_n_seq (a int);
