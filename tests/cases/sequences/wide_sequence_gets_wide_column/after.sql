CREATE TABLE plan (id integer PRIMARY KEY, shown bigint);
CREATE SEQUENCE shown_numbers OWNED BY plan.shown;
ALTER TABLE plan ALTER shown SET DEFAULT nextval('shown_numbers');
