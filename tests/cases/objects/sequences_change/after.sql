CREATE SEQUENCE numbers INCREMENT BY 10 CACHE 5;
CREATE SEQUENCE fresh START WITH 100;
CREATE TABLE item (id integer PRIMARY KEY DEFAULT nextval('numbers'), other bigint DEFAULT nextval('fresh'));
