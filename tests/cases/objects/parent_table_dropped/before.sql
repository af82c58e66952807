CREATE TABLE place (id integer NOT NULL, name text DEFAULT 'nowhere');
CREATE TABLE town (mayor text) INHERITS (place);
