-- One relation, several, to itself, one to one, over several columns, with each action.
CREATE TABLE "User" (id int PRIMARY KEY, email text NOT NULL UNIQUE, manager_id int REFERENCES "User" ON DELETE SET NULL ON UPDATE CASCADE);
CREATE TABLE "Profile" (id int PRIMARY KEY, "userId" int NOT NULL UNIQUE REFERENCES "User" ON DELETE CASCADE ON UPDATE CASCADE);
CREATE TABLE "Post" (
  id int PRIMARY KEY,
  "authorId" int NOT NULL,
  "editorId" int,
  "email" text REFERENCES "User" (email),
  CONSTRAINT "Post_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User" ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT who_edits FOREIGN KEY ("editorId") REFERENCES "User" ON DELETE SET DEFAULT ON UPDATE RESTRICT
);
CREATE TABLE node (a int, b int, pa int, pb int, root_a int NOT NULL, root_b int, PRIMARY KEY (a, b),
  FOREIGN KEY (pa, pb) REFERENCES node (a, b),
  FOREIGN KEY (root_a, root_b) REFERENCES node (a, b));
-- A column that has the name which the relation field would get.
CREATE TABLE place ("User" text, id int PRIMARY KEY, owner int NOT NULL REFERENCES "User");
-- The language wants both sides to be of one type.
CREATE TABLE big (id bigint PRIMARY KEY);
CREATE TABLE small (id int PRIMARY KEY REFERENCES big);
