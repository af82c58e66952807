CREATE COLLATION loose (provider = icu, locale = 'und-u-ks-level1', deterministic = false);
CREATE TABLE word (id integer PRIMARY KEY, text text UNIQUE, back text COLLATE loose);
CREATE UNIQUE INDEX word_back ON word (back);
