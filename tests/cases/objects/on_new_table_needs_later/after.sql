-- What hangs on a new table goes with it, but what it stands on may have been made after the table.
CREATE TABLE documents (id integer PRIMARY KEY, title text NOT NULL, owner text NOT NULL);
CREATE FUNCTION refuse_rename() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$;
CREATE TRIGGER documents_refuse_rename BEFORE UPDATE OF title ON documents
  FOR EACH ROW EXECUTE FUNCTION refuse_rename();
CREATE FUNCTION plain(said text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT lower(said) $$;
CREATE INDEX documents_plain_title ON documents (plain(title));
CREATE TABLE readers (name text PRIMARY KEY, documents_owner text NOT NULL);
CREATE POLICY documents_read ON documents FOR SELECT
  USING (EXISTS (SELECT FROM readers WHERE documents_owner = owner));
