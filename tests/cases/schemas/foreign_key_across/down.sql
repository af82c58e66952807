-- lockstep rollback: foreign_key_across
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 f657ee4830a6df7f5b9d94cb2d9e62ee3a652150e218dbdd81c31f87de6edaa2
-- schema before  36b3e61ddffb270c4dd07a365df46e622eb2f6ffba80138ed0eb9668660fc2a4
-- schema after   7bcfd82908a874a9e1200eadbc9c99f4e08030954d43084fbc6949619426e6d6

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "audit"."Event" DROP CONSTRAINT "Event_userId_fkey";
COMMIT;
