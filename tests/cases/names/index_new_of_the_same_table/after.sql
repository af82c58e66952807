CREATE TABLE t (a int, b int);
CREATE INDEX t_b ON t (b, a);
CREATE INDEX t_b_new ON t (a);
