-- DROP TABLE "User"; is only said here
/* and DROP TABLE "Post"; /* nested */ here */
COMMENT ON TABLE "User" IS 'drop table "User"; truncate "Post"';
INSERT INTO "Post" ("title") VALUES ('; DROP TABLE "User"; --'), (E'\'; DROP TABLE "User";'), ($q$; DROP TABLE "User";$q$);
CREATE FUNCTION "purge"() RETURNS void LANGUAGE plpgsql AS $$ BEGIN TRUNCATE "Post"; DROP TABLE "User"; END $$;
CREATE TABLE "drop table" ("truncate" TEXT, "add column ""x""" TEXT);
CREATE INDEX ON "drop table" ("truncate");
ALTER TABLE "drop table" DROP COLUMN "truncate";
SELECT 'update "User" set x = 1' AS "delete from ""Post""";
