CREATE TABLE part (code char(5) PRIMARY KEY, number integer NOT NULL);
CREATE UNIQUE INDEX part_number ON part (number) INCLUDE (code);
CREATE TABLE use (id integer PRIMARY KEY, number integer, CONSTRAINT of_part FOREIGN KEY (number) REFERENCES part (number));
