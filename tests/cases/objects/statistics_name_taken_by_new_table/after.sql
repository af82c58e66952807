CREATE TABLE shop (id integer PRIMARY KEY, a text, b text);
CREATE STATISTICS a_and_b ON a, b FROM shop;
