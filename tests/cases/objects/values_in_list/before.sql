CREATE TABLE item (id integer PRIMARY KEY, code varchar(10), kind varchar(5));
