-- lockstep rollback: foreign_key_becomes_not_valid
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when rows without a parent were written since
-- undoes       migration.sql, sha256 6c2239116e4127d3bcac93d271bedbc31ac66b7647ce50f9c3673fee636a5f33
-- schema before  bf313903b922e33c05271b60dc957ceef22bccc0e597bc6f76a7191cd94a7555
-- schema after   28c36bc0bb6dd33bfa1bd3a17769f610fccbfaac1da696ae437055acc01b5858

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."folder" DROP CONSTRAINT "is_in";
ALTER TABLE "public"."folder" ADD CONSTRAINT "is_in" FOREIGN KEY ("parent") REFERENCES "public"."folder" ("id") ON DELETE CASCADE ON UPDATE NO ACTION NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."folder" VALIDATE CONSTRAINT "is_in";
COMMIT;
