CREATE TABLE owner (id int PRIMARY KEY, code text NOT NULL, size text);
CREATE UNIQUE INDEX owner_code ON owner (code) INCLUDE (size);
CREATE TABLE thing (id int PRIMARY KEY, owner text CONSTRAINT thing_owner REFERENCES owner (code));
