CREATE TABLE item (id integer PRIMARY KEY, name text NOT NULL, shown text GENERATED ALWAYS AS (upper(name)) STORED);
