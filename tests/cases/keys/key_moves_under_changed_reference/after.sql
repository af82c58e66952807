CREATE TABLE node (code numeric NOT NULL, parent numeric PRIMARY KEY);
CREATE UNIQUE INDEX node_code_key ON node (code);
ALTER TABLE node ADD CONSTRAINT of_parent FOREIGN KEY (parent) REFERENCES node (code) ON DELETE CASCADE;
