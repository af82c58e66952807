CREATE TABLE node (code bigint PRIMARY KEY, parent bigint);
CREATE UNIQUE INDEX node_codes ON node (code);
ALTER TABLE node ADD CONSTRAINT of_parent FOREIGN KEY (parent) REFERENCES node (code);
