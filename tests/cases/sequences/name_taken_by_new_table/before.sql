CREATE TABLE logs (id serial PRIMARY KEY, said text);
