CREATE TABLE word (text text COLLATE "C" PRIMARY KEY, stem text COLLATE "C");
CREATE TABLE use (id integer PRIMARY KEY, word text REFERENCES word);
CREATE INDEX word_stem ON word (stem);
