CREATE TABLE item (id smallint PRIMARY KEY, stock integer NOT NULL DEFAULT 1);
