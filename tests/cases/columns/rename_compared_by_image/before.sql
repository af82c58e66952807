CREATE COLLATION letters (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
CREATE TYPE pair AS (a json, n integer);
CREATE DOMAIN doc AS json;
CREATE DOMAIN named_pair AS pair;
CREATE TABLE item (
  id integer PRIMARY KEY,
  area circle,
  way path,
  length interval,
  word text COLLATE letters,
  doc doc,
  pair pair,
  named named_pair,
  docs json[]
);
