CREATE TABLE blobs (id serial PRIMARY KEY, content text);
CREATE TABLE parts (id integer PRIMARY KEY, blob_id integer REFERENCES blobs (id));
