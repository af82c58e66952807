-- lockstep rollback: foreign_key_across
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 ae6289a25ae6418056f6e1a6ec5b80d2f93108e9ed8a42fa279f53e5e7c89585
-- schema before  38a32589262a7c851b2122d5201fa1fdcc09fc9d1906047259e86d8a18d399c3
-- schema after   8f1d7b6a2c1a122ce89e8a3cbfb0958420a68a93deb77cded140c1dcfdb94cd8

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "audit"."Event" DROP CONSTRAINT "Event_userId_fkey";
COMMIT;
