CREATE TABLE old_shop (id integer PRIMARY KEY, code text);
CREATE INDEX by_code ON old_shop (code);
