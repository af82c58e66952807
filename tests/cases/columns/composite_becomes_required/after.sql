CREATE TYPE pair AS (a text, b text);
CREATE DOMAIN named_pair AS pair;
CREATE TABLE item (id integer PRIMARY KEY, pair pair NOT NULL, named named_pair NOT NULL, extra pair, more pair);
