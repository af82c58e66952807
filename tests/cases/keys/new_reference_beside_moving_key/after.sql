CREATE TABLE shop (code integer NOT NULL, place integer CONSTRAINT shop_pkey PRIMARY KEY);
CREATE UNIQUE INDEX shop_code_key ON shop (code);
CREATE TABLE sale (id integer PRIMARY KEY, CONSTRAINT of_shop FOREIGN KEY (id) REFERENCES shop (code));
