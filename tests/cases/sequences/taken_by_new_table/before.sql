CREATE SEQUENCE numbers;
CREATE SEQUENCE others;
CREATE TABLE part (id integer PRIMARY KEY);
SELECT setval('numbers', 500);
