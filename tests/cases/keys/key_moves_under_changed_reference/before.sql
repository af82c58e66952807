CREATE TABLE node (code numeric PRIMARY KEY, parent numeric);
CREATE UNIQUE INDEX node_code_key ON node (code);
ALTER TABLE node ADD CONSTRAINT of_parent FOREIGN KEY (parent) REFERENCES node (code) ON DELETE SET DEFAULT;
