CREATE TABLE item (id integer PRIMARY KEY, code text NOT NULL DEFAULT 'none');
