-- ===== 3_contract =====

-- lockstep rollback: table_rename_suggested, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the table comes back empty
-- undoes       migration.sql, sha256 f83adea69a5a11c9cb56d8df0b9d34b9d3aa8823313811853606735f1485ccfc
-- schema before  ee4779f465b999e4181d77bb4396ae8fc3ab78d9000fe31ebccee8e466200fe5
-- schema after   7e5f00b14f6843773f79e9aecd3ea7c69b32cc914c5fc6320a36397567522269

BEGIN;
CREATE TABLE "public"."Account" (
  "id" integer NOT NULL,
  "email" text NOT NULL,
  CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: table_rename_suggested, expand (1 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: rows written to the new table are lost
-- undoes       migration.sql, sha256 863860259910689fa08fc1068fd247ed886e4768c4f2e54c7de6c2bd2af60244
-- schema before  7e5f00b14f6843773f79e9aecd3ea7c69b32cc914c5fc6320a36397567522269
-- schema after   74a77d259c8f899b1df751888a1e4373a42fba423f082f15c9ecd13dd8718df3

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."User" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."User") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."User" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H202 drops a table
DROP TABLE "public"."User";
COMMIT;
