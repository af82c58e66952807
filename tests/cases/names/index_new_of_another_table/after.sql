CREATE TABLE t (a int, b int);
CREATE INDEX t_b ON t (b, a);
CREATE TABLE u (a int);
CREATE UNIQUE INDEX t_b_new ON u (a);
