-- lockstep migration: changed_direct
--
--   alter index public.User.search: parts
--
-- data loss    NONE
-- blocking     LONG: public.User ACCESS EXCLUSIVE (index)
-- reversible   YES
-- application  runs before and after
-- schema before  a0c35637316fa86ad5b28843c94b1900105d9a50285132fa8c2e23b16b565616
-- schema after   645e4ab59650a0b0d63233d685cd43430ec31ac36ca879283869cadf4b93ab82

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DROP INDEX "public"."search";
-- H103 builds an index while writers are locked out
CREATE INDEX "search" ON "public"."User" ("name", "city");
COMMIT;
