-- lockstep migration: foreign_key_across
--
--   create foreign key audit.Event.Event_userId_fkey
--
-- data loss    NONE
-- blocking     BRIEF: app.User SHARE ROW EXCLUSIVE, audit.Event SHARE ROW EXCLUSIVE
-- reversible   YES
-- application  runs before and after
-- schema before  8f1d7b6a2c1a122ce89e8a3cbfb0958420a68a93deb77cded140c1dcfdb94cd8
-- schema after   38a32589262a7c851b2122d5201fa1fdcc09fc9d1906047259e86d8a18d399c3

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "audit"."Event" ADD CONSTRAINT "Event_userId_fkey" FOREIGN KEY ("userId") REFERENCES "app"."User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "audit"."Event" VALIDATE CONSTRAINT "Event_userId_fkey";
COMMIT;
