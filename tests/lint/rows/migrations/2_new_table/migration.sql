CREATE TABLE "Copy" AS SELECT * FROM "Post";
UPDATE "Copy" SET "title" = '';
INSERT INTO "Copy" SELECT * FROM "Post";
DELETE FROM "Copy";
