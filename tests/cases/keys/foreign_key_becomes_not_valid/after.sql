CREATE TABLE folder (id integer PRIMARY KEY, parent integer);
ALTER TABLE folder ADD CONSTRAINT is_in FOREIGN KEY (parent) REFERENCES folder NOT VALID;
