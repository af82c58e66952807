CREATE TABLE t_a (id int PRIMARY KEY, b bigint);
CREATE TABLE t (id int PRIMARY KEY, a_b bigint);
