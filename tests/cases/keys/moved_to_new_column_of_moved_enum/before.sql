CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE day (feeling mood PRIMARY KEY);
