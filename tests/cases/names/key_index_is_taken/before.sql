CREATE TABLE t (id int NOT NULL, other int NOT NULL, CONSTRAINT t_pkey PRIMARY KEY (id));
CREATE TABLE u (a int);
CREATE UNIQUE INDEX t_pkey_new ON u (a);
