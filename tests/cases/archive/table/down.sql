-- ===== 3_contract =====

-- lockstep rollback: table, contract (1 of 1)
--
-- grade        window
-- reversible   WINDOW: the rows come back from the archive, as long as it is not purged
-- undoes       migration.sql, sha256 22c77fec32c05dad599e58988830ba914b4ea8311c9cff1f3798a29e747541be
-- schema before  39797e81a45ded0379d31d3d567e55b480cbd902745f4124a14ee86350f18662
-- schema after   0ea0c2536c6d97bdb763d19e673169ace2aa5c69f99596941139e7ff1b7f8723

BEGIN;
DO $lockstep$
BEGIN
  IF pg_catalog.to_regclass('"lockstep_archive_Payment_9fc5bbc8"."Payment"') IS NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'the archive lockstep_archive_Payment_9fc5bbc8 of "public"."Payment" is gone',
      HINT = 'it was purged, so this rollback has nothing to give back: restore it from a backup, or write the way back by hand';
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TYPE "lockstep_archive_Payment_9fc5bbc8"."Kind" SET SCHEMA "public";
-- lockstep:allow H401 nobody uses the archive
ALTER TABLE "lockstep_archive_Payment_9fc5bbc8"."Payment" SET SCHEMA "public";
DROP SCHEMA "lockstep_archive_Payment_9fc5bbc8";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Note" ADD CONSTRAINT "Note_paymentId_fkey" FOREIGN KEY ("paymentId") REFERENCES "public"."Payment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Note" VALIDATE CONSTRAINT "Note_paymentId_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Payment" ADD CONSTRAINT "Payment_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "public"."Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Payment" VALIDATE CONSTRAINT "Payment_customerId_fkey";
COMMIT;
