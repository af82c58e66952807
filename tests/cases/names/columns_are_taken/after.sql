CREATE TABLE t (id int PRIMARY KEY, c bigint NOT NULL, c_old int, c_new text);
CREATE INDEX t_c ON t (c);
CREATE INDEX t_c_new ON t (c_new);
CREATE INDEX t_c_old ON t (c_old);
