CREATE TABLE place (id integer NOT NULL, name text DEFAULT 'nowhere', CONSTRAINT named CHECK (name <> ''));
CREATE TABLE stamped (at timestamptz NOT NULL DEFAULT now());
CREATE TABLE plain (id integer NOT NULL, name text DEFAULT 'nowhere', CONSTRAINT named CHECK (name <> ''));
