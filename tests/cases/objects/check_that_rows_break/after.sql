CREATE TABLE settings (id text PRIMARY KEY, updated_at timestamptz,
  CONSTRAINT settings_is_one CHECK (id = 'the only one'));
