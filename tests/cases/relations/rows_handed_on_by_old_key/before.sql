-- Who deletes a note deletes its document through the old key, and that is needed by links.
CREATE TABLE notes (id integer PRIMARY KEY);
CREATE TABLE documents (id integer PRIMARY KEY, note_id integer REFERENCES notes (id) ON DELETE CASCADE);
CREATE TABLE links (id integer PRIMARY KEY, document_id integer NOT NULL REFERENCES documents (id));
