-- Tables that are implicit relations, and tables that only look like one.
CREATE TABLE "Category" (id uuid PRIMARY KEY);
CREATE TABLE "Post" (id int PRIMARY KEY);
CREATE TABLE "_CategoryToPost" ("A" uuid NOT NULL, "B" int NOT NULL, CONSTRAINT "_CategoryToPost_AB_pkey" PRIMARY KEY ("A", "B"));
CREATE INDEX "_CategoryToPost_B_index" ON "_CategoryToPost" ("B");
ALTER TABLE "_CategoryToPost" ADD CONSTRAINT "_CategoryToPost_A_fkey" FOREIGN KEY ("A") REFERENCES "Category" ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "_CategoryToPost" ADD CONSTRAINT "_CategoryToPost_B_fkey" FOREIGN KEY ("B") REFERENCES "Post" ON DELETE CASCADE ON UPDATE CASCADE;
CREATE TABLE "_friends" ("A" int NOT NULL, "B" int NOT NULL, CONSTRAINT "_friends_AB_pkey" PRIMARY KEY ("A", "B"));
CREATE INDEX "_friends_B_index" ON "_friends" ("B");
ALTER TABLE "_friends" ADD CONSTRAINT "_friends_A_fkey" FOREIGN KEY ("A") REFERENCES "Post" ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "_friends" ADD CONSTRAINT "_friends_B_fkey" FOREIGN KEY ("B") REFERENCES "Post" ON DELETE CASCADE ON UPDATE CASCADE;
-- Not an implicit relation: it does not cascade.
CREATE TABLE "_marks" ("A" uuid NOT NULL, "B" int NOT NULL, CONSTRAINT "_marks_AB_pkey" PRIMARY KEY ("A", "B"));
CREATE INDEX "_marks_B_index" ON "_marks" ("B");
ALTER TABLE "_marks" ADD CONSTRAINT "_marks_A_fkey" FOREIGN KEY ("A") REFERENCES "Category";
ALTER TABLE "_marks" ADD CONSTRAINT "_marks_B_fkey" FOREIGN KEY ("B") REFERENCES "Post";
-- Nor is this: column A would belong to the other model.
CREATE TABLE "_back" ("A" int NOT NULL, "B" uuid NOT NULL, CONSTRAINT "_back_AB_pkey" PRIMARY KEY ("A", "B"));
CREATE INDEX "_back_B_index" ON "_back" ("B");
ALTER TABLE "_back" ADD CONSTRAINT "_back_A_fkey" FOREIGN KEY ("A") REFERENCES "Post" ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "_back" ADD CONSTRAINT "_back_B_fkey" FOREIGN KEY ("B") REFERENCES "Category" ON DELETE CASCADE ON UPDATE CASCADE;
