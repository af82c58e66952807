CREATE TABLE p (a integer, b integer, c integer) PARTITION BY LIST (a);
CREATE TABLE p_1 PARTITION OF p FOR VALUES IN (1);
