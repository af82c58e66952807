-- lockstep migration: self_reference
--
--   create foreign key public.Node.Node_parentId_fkey
--
-- data loss    NONE
-- blocking     BRIEF: public.Node SHARE ROW EXCLUSIVE
-- reversible   YES
-- application  runs before and after
-- schema before  b0f89efa8aa3e9c6c5e9f66dd3322c6f9cef58794085f247a546dffe123b3e1f
-- schema after   d4a58dae2370b0c78b597441d9b8595cedee8d969bfc9d039833783a57761493

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Node" ADD CONSTRAINT "Node_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "public"."Node" ("id") ON DELETE SET NULL ON UPDATE CASCADE NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Node" VALIDATE CONSTRAINT "Node_parentId_fkey";
COMMIT;
