CREATE TABLE item (id integer PRIMARY KEY);
COMMENT ON SCHEMA public IS 'all of it';
