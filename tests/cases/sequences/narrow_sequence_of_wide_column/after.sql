-- A sequence stays as wide as it was when its column gets wider by hand.
CREATE TABLE blobs (id serial PRIMARY KEY, content text);
ALTER TABLE blobs ALTER COLUMN id TYPE bigint;
CREATE TABLE parts (id integer PRIMARY KEY, blob_id bigint REFERENCES blobs (id));
