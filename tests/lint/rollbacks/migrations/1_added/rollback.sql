-- lockstep rollback: added
--
-- undoes       migration.sql, sha256 0000000000000000000000000000000000000000000000000000000000000000

BEGIN;
DROP VIEW "all_tags";
DROP TABLE "Tag";
ALTER TABLE "User" DROP COLUMN "bio";
ALTER TABLE "User" DROP COLUMN "name";
CREATE INDEX "User_email_idx" ON "User" ("email");
COMMIT;
