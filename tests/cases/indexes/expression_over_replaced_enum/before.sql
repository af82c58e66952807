CREATE TYPE color AS ENUM ('red');
CREATE TABLE car (paint color PRIMARY KEY);
