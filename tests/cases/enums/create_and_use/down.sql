-- lockstep rollback: create_and_use
--
-- grade        lossless if
-- reversible   CONDITIONAL: values written to the new column are lost
-- undoes       migration.sql, sha256 262d6fa41c77633f72fc3e85cb1357bca299adf639fcbfd3c1ba794ffb9e2652
-- schema before  355cc38f50945cbbf0452fe1231208efdee3ed7ae88308a206ffb1130a9676e9
-- schema after   cd56ec4316de78f1f0181c42e89117cfbb6c62c1afd6b3116a997f4ce5d6ab40

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."User" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."User" WHERE "role" IS DISTINCT FROM NULL AND pg_catalog.record_image_ne(ROW("role"), ROW(('USER')::"public"."Role"))) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."User"."role" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."User" DROP COLUMN "role";
COMMIT;

BEGIN;
DROP TYPE "public"."Role";
COMMIT;
