CREATE TABLE projects (id integer PRIMARY KEY);
