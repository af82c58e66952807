CREATE TABLE word (id integer PRIMARY KEY, text text COLLATE "C", plain text GENERATED ALWAYS AS (text || 'x') STORED);
CREATE INDEX word_lower ON word (lower(text));
CREATE TABLE name (id integer PRIMARY KEY, text text, plain text COLLATE "C" GENERATED ALWAYS AS (text || 'x') STORED);
CREATE INDEX name_plain ON name (plain);
