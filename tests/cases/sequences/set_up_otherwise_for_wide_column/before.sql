CREATE TABLE plan (id integer PRIMARY KEY, shown integer);
CREATE SEQUENCE shown_numbers INCREMENT 2 OWNED BY plan.shown;
ALTER TABLE plan ALTER shown SET DEFAULT nextval('shown_numbers');
