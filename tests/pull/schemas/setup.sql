-- Two schemas are read, with a table of one name in both; a third is not.
CREATE SCHEMA base; CREATE SCHEMA shop; CREATE SCHEMA hidden;
CREATE TYPE base.state AS ENUM ('on', 'off');
CREATE TABLE base.users (id int PRIMARY KEY, state base.state);
CREATE TABLE shop.users (id int PRIMARY KEY, base_id int REFERENCES base.users);
CREATE TABLE hidden.secret (id int PRIMARY KEY);
