CREATE TABLE word (id integer PRIMARY KEY, text text COLLATE "C", len integer);
CREATE INDEX word_text ON word (text);
