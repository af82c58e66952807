CREATE SCHEMA x;
CREATE EXTENSION hstore SCHEMA x;
CREATE EXTENSION citext SCHEMA x;
CREATE TABLE "Item" (id integer PRIMARY KEY, code x.citext, extra x.hstore, other x.hstore);
