-- Each model stays in its file; what is new goes into one of its own.
CREATE TYPE kind AS ENUM ('a');
CREATE TABLE "User" (id int PRIMARY KEY, name text);
CREATE TABLE "Post" (id int PRIMARY KEY, "userId" int NOT NULL REFERENCES "User" ON DELETE RESTRICT ON UPDATE CASCADE);
CREATE TABLE "Comment" (id int PRIMARY KEY, kind kind, "postId" int NOT NULL REFERENCES "Post");
