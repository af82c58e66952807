CREATE TABLE town (id integer NOT NULL, name text DEFAULT 'nowhere', mayor text);
