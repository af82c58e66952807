-- lockstep rollback: table_direct
--
-- grade        window
-- reversible   WINDOW: the rows are restored from the archive until it is purged
-- undoes       migration.sql, sha256 aa34c5c2f0864eac81c88dd693eb4eb29f255e32866ef1750adc2a732ec19d83
-- schema before  6bc17299afbc8f42e8610e0e102738516eea151417da1cba57cc66e614dd2528
-- schema after   88549727d7b5c38634a886037d2e312d44cd5cb56faab082085e28376c0689cb

BEGIN;
DO $lockstep$
BEGIN
  IF pg_catalog.to_regclass('"lockstep_archive_Payment_7a8f33f9"."Payment"') IS NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'the archive lockstep_archive_Payment_7a8f33f9 of "public"."Payment" does not exist',
      HINT = 'it was purged, so this rollback cannot restore the data: restore the archive from a backup, or write the rollback by hand';
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
ALTER TYPE "lockstep_archive_Payment_7a8f33f9"."Kind" SET SCHEMA "public";
-- lockstep:allow H401 no application uses the archive
ALTER TABLE "lockstep_archive_Payment_7a8f33f9"."Payment" SET SCHEMA "public";
DROP SCHEMA "lockstep_archive_Payment_7a8f33f9";
-- H102 reads the whole table while writers are locked out
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Note" ADD CONSTRAINT "Note_paymentId_fkey" FOREIGN KEY ("paymentId") REFERENCES "public"."Payment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- H102 reads the whole table while writers are locked out
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Payment" ADD CONSTRAINT "Payment_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "public"."Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
COMMIT;
