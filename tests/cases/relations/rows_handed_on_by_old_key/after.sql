CREATE TABLE notes (id integer PRIMARY KEY, said text);
CREATE TABLE documents (id integer PRIMARY KEY);
CREATE TABLE links (id integer PRIMARY KEY, document_id integer NOT NULL REFERENCES documents (id));
