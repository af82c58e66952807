CREATE TABLE part (id integer PRIMARY KEY, number integer NOT NULL, name text);
CREATE UNIQUE INDEX part_number ON part (number);
CREATE TABLE use (id integer PRIMARY KEY, number integer, CONSTRAINT of_part FOREIGN KEY (number) REFERENCES part (number));
