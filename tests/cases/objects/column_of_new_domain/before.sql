CREATE TABLE item (id integer PRIMARY KEY);
CREATE TABLE part (name text PRIMARY KEY);
