CREATE TABLE ranks (id integer PRIMARY KEY, number serial);
