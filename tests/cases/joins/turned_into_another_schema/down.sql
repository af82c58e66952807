-- ===== 3_contract =====

-- lockstep rollback: turned_into_another_schema, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the table comes back empty
-- undoes       migration.sql, sha256 f97ee3c94910c1f85eeacbf27f20021b80d72f913193bb62d855c18935041fa2
-- schema before  01de0781795200a4d6437b7ff5d6004d78dc6883ef8880bae687b3c739e27007
-- schema after   59049bc358e0ce4cb0ae2d970ae35ca8aa6073143d95a68a460d634aa189d4f7

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE TABLE "left"."_AppleToPear" (
  "A" integer NOT NULL,
  "B" integer NOT NULL,
  CONSTRAINT "_AppleToPear_AB_pkey" PRIMARY KEY ("A", "B")
);
CREATE INDEX "_AppleToPear_B_index" ON "left"."_AppleToPear" ("B");
ALTER TABLE "left"."_AppleToPear" ADD CONSTRAINT "_AppleToPear_B_fkey" FOREIGN KEY ("B") REFERENCES "right"."Pear" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "left"."_AppleToPear" ADD CONSTRAINT "_AppleToPear_A_fkey" FOREIGN KEY ("A") REFERENCES "left"."Quince" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE VIEW "left"."Apple" WITH (security_invoker = true) AS SELECT "id" FROM "left"."Quince";
DO $lockstep$
DECLARE
  granted record;
BEGIN
  FOR granted IN
    SELECT acl.privilege_type, CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END AS grantee
      FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) acl LEFT JOIN pg_roles r ON r.oid = acl.grantee
     WHERE c.oid = '"left"."Quince"'::regclass AND acl.grantee <> c.relowner
  LOOP
    EXECUTE format('GRANT %s ON "left"."Apple" TO %s', granted.privilege_type, granted.grantee);
  END LOOP;
END
$lockstep$;
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: turned_into_another_schema, expand (1 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: rows written to the new table are lost
-- undoes       migration.sql, sha256 25ccbf2996b5f2f8401a74c58b92b21ae122e8bdb8933ebe8d0ad79fdea1b9f6
-- schema before  59049bc358e0ce4cb0ae2d970ae35ca8aa6073143d95a68a460d634aa189d4f7
-- schema after   fd5af88b0903b4710b9b80d94fbd109fc7339bcdfb084e827fdf2625a6f99dd9

BEGIN;
DO $lockstep$
BEGIN
  IF current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "right"."_PearToQuince") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "right"."_PearToQuince" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "right"."_PearToQuince" DROP CONSTRAINT "_PearToQuince_B_fkey";
ALTER TABLE "left"."Quince" RENAME CONSTRAINT "Quince_pkey" TO "Apple_pkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "right"."_PearToQuince" DROP CONSTRAINT "_PearToQuince_A_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "left"."Apple";
-- H401 old application code stops working
ALTER TABLE "left"."Quince" RENAME TO "Apple";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "right"."_PearToQuince" IN ACCESS EXCLUSIVE MODE;
  IF current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "right"."_PearToQuince") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "right"."_PearToQuince" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H202 drops a table
DROP TABLE "right"."_PearToQuince";
COMMIT;
