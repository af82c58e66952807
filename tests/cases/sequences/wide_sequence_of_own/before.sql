CREATE TABLE item (number integer NOT NULL);
