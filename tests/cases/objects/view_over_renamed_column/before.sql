CREATE TABLE item (id integer PRIMARY KEY, code text);
CREATE VIEW codes AS SELECT code FROM item WHERE code <> '';
