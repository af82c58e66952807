SET LOCAL lock_timeout = '3s';
ALTER TABLE "User" ADD COLUMN "slug" TEXT;
UPDATE "User" SET "slug" = lower("email") WHERE "slug" IS NULL;
DELETE FROM "User" WHERE "slug" IS NULL;
UPDATE "Post" SET "title" = trim("title");
UPDATE "Post" SET "title" = '-' WHERE "title" = '';
ALTER TABLE "Post" ADD CONSTRAINT "author" FOREIGN KEY ("authorId") REFERENCES "User"("id") NOT VALID;
ALTER TABLE "Post" VALIDATE CONSTRAINT "author";
WITH "loud" AS (SELECT "id" FROM "Post" WHERE "title" = '!') UPDATE "Post" SET "title" = '?' FROM "loud";
