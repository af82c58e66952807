CREATE TABLE shop (id integer PRIMARY KEY, code text);
CREATE INDEX by_code ON shop (code);
