CREATE TABLE item (id integer PRIMARY KEY);
CREATE VIEW thing AS SELECT id FROM item;
