CREATE TABLE node (code integer PRIMARY KEY, parent integer);
ALTER TABLE node ADD CONSTRAINT of_parent FOREIGN KEY (parent) REFERENCES node (code);
