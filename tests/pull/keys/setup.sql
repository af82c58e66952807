-- Tables without a key that the client could use, and what refers to them.
CREATE TABLE log (at timestamp(3), message text);
CREATE TABLE optional (code text UNIQUE);
CREATE TABLE child (id int PRIMARY KEY, code text REFERENCES optional (code));
CREATE TABLE by_unique (code text NOT NULL, CONSTRAINT the_code UNIQUE (code));
CREATE TABLE strange (p point NOT NULL, r int4range PRIMARY KEY);
CREATE TABLE named (id int, CONSTRAINT the_key PRIMARY KEY (id));
CREATE TABLE composed (a int, b text, CONSTRAINT composed_pk PRIMARY KEY (b, a));
