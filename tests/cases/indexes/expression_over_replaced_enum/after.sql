CREATE TYPE paint AS ENUM ('red');
CREATE TABLE car (paint paint PRIMARY KEY);
CREATE INDEX painted ON car ((paint IS NULL));
