CREATE TABLE p (a integer NOT NULL, b integer) PARTITION BY LIST (a);
CREATE TABLE p_1 PARTITION OF p FOR VALUES IN (1);
CREATE TABLE p_2 (a integer NOT NULL, b integer);
CREATE INDEX p_2_b_idx ON p_2 (b);
