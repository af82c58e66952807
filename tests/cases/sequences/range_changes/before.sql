CREATE SEQUENCE raised;
CREATE SEQUENCE turned;
CREATE SEQUENCE turned_back INCREMENT -1;
CREATE SEQUENCE started;
CREATE SEQUENCE lowered MINVALUE 100;
CREATE SEQUENCE shortened;
CREATE TABLE item (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, n serial);
SELECT nextval('raised'), nextval('turned'), nextval('turned_back'), nextval('lowered');
