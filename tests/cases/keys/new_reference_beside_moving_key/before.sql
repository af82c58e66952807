CREATE TABLE shop (code integer CONSTRAINT shop_pkey PRIMARY KEY, place integer NOT NULL);
CREATE UNIQUE INDEX shop_code_key ON shop (code);
CREATE TABLE sale (id integer PRIMARY KEY);
