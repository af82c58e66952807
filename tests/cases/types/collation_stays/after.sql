CREATE TABLE word (id integer PRIMARY KEY, text varchar(50) COLLATE "C", len bigint);
CREATE INDEX word_text ON word (text);
