-- lockstep migration: rename, expand (1 of 2)

BEGIN;
SET LOCAL lock_timeout = '3000ms';
ALTER TABLE "User" ADD COLUMN "fullName" TEXT;
CREATE FUNCTION "User_fullName_sync"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN NEW."fullName" := NEW."name"; RETURN NEW; END
$lockstep$;
CREATE TRIGGER "User_fullName_sync" BEFORE INSERT ON "User" FOR EACH ROW EXECUTE FUNCTION "User_fullName_sync"();
COMMIT;
