CREATE TABLE people (id integer PRIMARY KEY, name text);
CREATE TABLE deeds (id integer PRIMARY KEY, person_id integer REFERENCES people (id) ON UPDATE CASCADE);
