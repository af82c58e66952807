-- lockstep migration: foreign_key_across
--
--   create foreign key audit.Event.Event_userId_fkey
--
-- data loss    NONE
-- blocking     BRIEF: app.User SHARE ROW EXCLUSIVE, audit.Event SHARE ROW EXCLUSIVE
-- reversible   YES
-- application  runs before and after
-- schema before  7bcfd82908a874a9e1200eadbc9c99f4e08030954d43084fbc6949619426e6d6
-- schema after   36b3e61ddffb270c4dd07a365df46e622eb2f6ffba80138ed0eb9668660fc2a4

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "audit"."Event" ADD CONSTRAINT "Event_userId_fkey" FOREIGN KEY ("userId") REFERENCES "app"."User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "audit"."Event" VALIDATE CONSTRAINT "Event_userId_fkey";
COMMIT;
