-- lockstep rollback: table_direct
--
-- grade        window
-- reversible   WINDOW: the rows are restored from the archive until it is purged
-- undoes       migration.sql, sha256 4a86124a2f9a92d2f541a19a2910dcb14495eb5b4b5248ebb737c9ba2e6a2864
-- schema before  39797e81a45ded0379d31d3d567e55b480cbd902745f4124a14ee86350f18662
-- schema after   0ea0c2536c6d97bdb763d19e673169ace2aa5c69f99596941139e7ff1b7f8723

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
