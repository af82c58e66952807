CREATE TYPE pair AS (a text, b text);
CREATE DOMAIN named_pair AS pair;
CREATE TABLE item (id integer PRIMARY KEY, pair pair, named named_pair, extra pair NOT NULL);
