CREATE TYPE mood AS ENUM ('calm');
CREATE TABLE diary (day integer PRIMARY KEY, mood mood, at timestamp(3));
CREATE INDEX diary_by_mood ON diary (at, mood, day);
