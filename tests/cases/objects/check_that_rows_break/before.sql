CREATE TABLE settings (id text PRIMARY KEY, updated_at timestamptz);
