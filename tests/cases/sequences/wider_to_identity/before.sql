CREATE TABLE item (number integer NOT NULL);
CREATE TABLE part (number integer);
INSERT INTO item VALUES (3);
