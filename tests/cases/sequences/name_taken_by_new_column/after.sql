CREATE TABLE ranks (id integer PRIMARY KEY, number serial);
ALTER TABLE ranks RENAME COLUMN number TO place;
