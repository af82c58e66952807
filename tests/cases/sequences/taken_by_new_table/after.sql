CREATE SEQUENCE numbers;
CREATE SEQUENCE others;
CREATE TABLE part (id integer PRIMARY KEY, number bigint);
CREATE TABLE item (id integer PRIMARY KEY, number bigint);
ALTER SEQUENCE numbers OWNED BY item.number;
ALTER SEQUENCE others OWNED BY part.number;
