CREATE TABLE item (id integer PRIMARY KEY, number bigint, rank integer DEFAULT 7, place bigint);
CREATE INDEX ON item (place);
INSERT INTO item VALUES (1, NULL), (2, 5), (3, NULL);
