CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE person (id integer PRIMARY KEY, feels mood, said text DEFAULT ('sad'::mood)::text, awake int4range, EXCLUDE USING gist (awake WITH &&) WHERE (feels = 'sad'));
CREATE INDEX person_said ON person (said) WHERE said <> CASE WHEN 'sad'::mood = 'ok'::mood THEN 'a' ELSE 'b' END;
