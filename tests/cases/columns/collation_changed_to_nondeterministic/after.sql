CREATE COLLATION loose (provider = icu, locale = 'und-u-ks-level1', deterministic = false);
CREATE TABLE word (id integer PRIMARY KEY, text text COLLATE loose UNIQUE, back text);
CREATE UNIQUE INDEX word_back ON word (back);
