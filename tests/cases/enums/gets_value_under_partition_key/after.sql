CREATE TYPE mood AS ENUM ('sad', 'so', 'ok', 'happy', 'glad');
CREATE TABLE person (id integer, feels mood NOT NULL) PARTITION BY LIST (feels);
CREATE TABLE person_sad PARTITION OF person FOR VALUES IN ('sad');
