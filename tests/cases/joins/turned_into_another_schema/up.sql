-- ===== 1_expand =====

-- lockstep migration: turned_into_another_schema, expand (1 of 2)
--
--   rename table left.Apple to left.Quince
--   rename primary key left.Apple.Apple_pkey to Quince_pkey
--   create table right._PearToQuince
--
-- data loss    NONE
-- blocking     BRIEF: left.Quince ACCESS EXCLUSIVE, right.Pear SHARE ROW EXCLUSIVE
-- reversible   YES, if nothing is in the way: rows written to the new table are lost
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  fd5af88b0903b4710b9b80d94fbd109fc7339bcdfb084e827fdf2625a6f99dd9
-- schema after   59049bc358e0ce4cb0ae2d970ae35ca8aa6073143d95a68a460d634aa189d4f7

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE TABLE "right"."_PearToQuince" (
  "A" integer NOT NULL,
  "B" integer NOT NULL,
  CONSTRAINT "_PearToQuince_AB_pkey" PRIMARY KEY ("A", "B")
);
CREATE INDEX "_PearToQuince_B_index" ON "right"."_PearToQuince" ("B");
ALTER TABLE "left"."Apple" RENAME TO "Quince";
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

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "right"."_PearToQuince" ADD CONSTRAINT "_PearToQuince_A_fkey" FOREIGN KEY ("A") REFERENCES "right"."Pear" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "left"."Quince" RENAME CONSTRAINT "Apple_pkey" TO "Quince_pkey";
ALTER TABLE "right"."_PearToQuince" ADD CONSTRAINT "_PearToQuince_B_fkey" FOREIGN KEY ("B") REFERENCES "left"."Quince" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: turned_into_another_schema, contract (2 of 2)
--
--   rename table left.Apple to left.Quince
--   drop table left._AppleToPear
--
-- data loss    HIGH: table dropped (left._AppleToPear)
-- blocking     BRIEF: left.Apple ACCESS EXCLUSIVE, left.Quince ACCESS EXCLUSIVE, left._AppleToPear ACCESS EXCLUSIVE, right.Pear ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the table comes back empty
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  59049bc358e0ce4cb0ae2d970ae35ca8aa6073143d95a68a460d634aa189d4f7
-- schema after   01de0781795200a4d6437b7ff5d6004d78dc6883ef8880bae687b3c739e27007

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "left"."Apple";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "left"."_AppleToPear" DROP CONSTRAINT "_AppleToPear_A_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "left"."_AppleToPear" DROP CONSTRAINT "_AppleToPear_B_fkey";
-- H202 drops a table
DROP TABLE "left"."_AppleToPear";
COMMIT;
