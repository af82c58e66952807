CREATE TABLE item (id integer PRIMARY KEY, code text NOT NULL);
ALTER TABLE item ADD CONSTRAINT by_code UNIQUE (code);
