CREATE TABLE t (id int PRIMARY KEY, c int NOT NULL, c_old int);
CREATE INDEX t_c ON t (c);
CREATE INDEX t_c_old ON t (c_old);
