CREATE TABLE word (text text PRIMARY KEY, stem text);
CREATE TABLE use (id integer PRIMARY KEY, word text REFERENCES word);
CREATE INDEX word_stem ON word (stem);
