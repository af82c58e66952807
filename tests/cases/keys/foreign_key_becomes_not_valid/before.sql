CREATE TABLE folder (id integer PRIMARY KEY, parent integer CONSTRAINT is_in REFERENCES folder ON DELETE CASCADE);
