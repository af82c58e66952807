-- lockstep migration: new_reference_to_index_that_includes_at_once
--
--   alter column public.owner.size: type
--   create foreign key public.thing.thing_owner
--
-- data loss    NONE
-- blocking     LONG: public.owner ACCESS EXCLUSIVE (rewrite), public.thing SHARE ROW EXCLUSIVE (scan)
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- application  the old version must be gone, the new one starts afterwards
-- BREAKING: AlterColumnType on public.owner
-- schema before  b38d2ba450e8752e9384e759ae6376262004b9cdbb67c281ba2dc51eb6e40bf3
-- schema after   1c0a144f53a88f0965f3929331dcf638c8222c3daaa6fb3eb1cfa75db82011d4

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H401 old application code stops working
ALTER TABLE "public"."owner" ALTER COLUMN "size" TYPE text USING ("size"::text);
-- H102 reads the whole table while writers are locked out
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."thing" ADD CONSTRAINT "thing_owner" FOREIGN KEY ("owner") REFERENCES "public"."owner" ("code") ON DELETE NO ACTION ON UPDATE NO ACTION;
COMMIT;
