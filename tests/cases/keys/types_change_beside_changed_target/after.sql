CREATE TABLE node (code integer PRIMARY KEY, parent integer);
CREATE INDEX node_codes ON node (code, parent);
ALTER TABLE node ADD CONSTRAINT of_parent FOREIGN KEY (parent) REFERENCES node (code);
