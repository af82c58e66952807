-- The refusal is the wish of whoever wrote the trigger, and no fault of the migration.
CREATE TABLE people (id integer PRIMARY KEY, name text);
CREATE TABLE deeds (id integer PRIMARY KEY, person_id integer REFERENCES people (id) ON UPDATE CASCADE);
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'deeds stay'; END $$;
CREATE TRIGGER deeds_stay BEFORE UPDATE OR DELETE ON deeds FOR EACH ROW EXECUTE FUNCTION refuse();
