CREATE TABLE p (a integer, b integer, c integer NOT NULL, d serial, PRIMARY KEY (a, b)) PARTITION BY LIST (a);
CREATE TABLE p_1 PARTITION OF p FOR VALUES IN (1);
