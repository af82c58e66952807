-- lockstep migration: rename, contract (2 of 2)

BEGIN;
SET LOCAL lock_timeout = '3000ms';
DROP TRIGGER "User_fullName_sync" ON "User";
DROP FUNCTION "User_fullName_sync"();
ALTER TABLE "User" DROP COLUMN "name";
ALTER TABLE "User" DROP COLUMN "age";
COMMIT;
