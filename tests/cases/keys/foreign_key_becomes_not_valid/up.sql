-- lockstep migration: foreign_key_becomes_not_valid
--
--   alter foreign key public.folder.is_in: on_delete, validated
--
-- data loss    NONE
-- blocking     BRIEF: public.folder ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: fails when rows without a parent were written since
-- application  runs before and after
-- schema before  28c36bc0bb6dd33bfa1bd3a17769f610fccbfaac1da696ae437055acc01b5858
-- schema after   bf313903b922e33c05271b60dc957ceef22bccc0e597bc6f76a7191cd94a7555

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H402 rows no longer follow those that they refer to
ALTER TABLE "public"."folder" DROP CONSTRAINT "is_in";
ALTER TABLE "public"."folder" ADD CONSTRAINT "is_in" FOREIGN KEY ("parent") REFERENCES "public"."folder" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION NOT VALID;
COMMIT;
