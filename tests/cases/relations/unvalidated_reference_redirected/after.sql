CREATE TABLE guide (id integer NOT NULL, PRIMARY KEY (id));
CREATE TABLE tour (id integer NOT NULL, PRIMARY KEY (id));
CREATE TABLE venue (id serial NOT NULL, annex integer, PRIMARY KEY (id));
ALTER TABLE tour ADD CONSTRAINT tour_venue FOREIGN KEY (id) REFERENCES venue (id);
ALTER TABLE tour ADD CONSTRAINT tour_guide FOREIGN KEY (id) REFERENCES guide (id);
