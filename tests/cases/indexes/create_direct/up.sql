-- lockstep migration: create_direct
--
--   create index public.User.User_name_key
--
-- data loss    NONE
-- blocking     LONG: public.User SHARE (index)
-- reversible   YES
-- application  runs before and after
-- schema before  8ece505c4b0dcba011fadd260a597ccdd6841029a70e81c14e2bc4a9e939740b
-- schema after   9c2ed109afd2ba6e95aace2c8adaabd84896376a7f63d5ac44ce2045a5d8dd60

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H103 builds an index while writers are locked out
-- H301 unique index over rows that may hold duplicates
CREATE UNIQUE INDEX "User_name_key" ON "public"."User" ("name");
COMMIT;
