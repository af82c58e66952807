CREATE TABLE kept (id integer PRIMARY KEY);
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.changed := now(); RETURN NEW; END $$;
CREATE TABLE gone (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kept_id integer REFERENCES kept,
  price integer CHECK (price <> 42),
  changed timestamptz,
  EXCLUDE USING btree (price WITH =)
);
CREATE INDEX gone_lower ON gone ((price / 2));
CREATE STATISTICS gone_statistics ON price, kept_id FROM gone;
CREATE TRIGGER gone_stamp BEFORE INSERT ON gone FOR EACH ROW EXECUTE FUNCTION stamp();
CREATE POLICY gone_policy ON gone USING (price > 1);
CREATE VIEW cheap AS SELECT id FROM gone WHERE price < 10;
COMMENT ON TABLE gone IS 'goes';
COMMENT ON COLUMN gone.price IS 'in cents';
COMMENT ON TRIGGER gone_stamp ON gone IS 'stamps';
ALTER TABLE gone SET (fillfactor = 70);
CREATE PUBLICATION gone_publication FOR TABLE gone, kept;
