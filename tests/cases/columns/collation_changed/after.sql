CREATE TABLE word (id integer PRIMARY KEY, text text COLLATE "C" NOT NULL);
CREATE VIEW words AS SELECT text FROM word;
