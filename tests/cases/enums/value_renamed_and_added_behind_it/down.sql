-- lockstep rollback: value_renamed_and_added_behind_it
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: PostgreSQL cannot remove an enum value: the type is rebuilt, and refused while a row has it
-- undoes       migration.sql, sha256 5abfdb0a969964234eed176b008376d7765476b7caa36101808bee799e01a882
-- schema before  5f36611b8fc2e3bdd38f580ba2049786df701f48c2466384cf748a32c0896156
-- schema after   5c20559537b796007320ad3bf0590d8fdc3bbfd8c62946db2f30ceae0ceaf32f

BEGIN;
SET LOCAL row_security = off;
-- H203 removes an enum value
DO $lockstep$
BEGIN
END
$lockstep$;
ALTER TYPE "public"."Role" RENAME TO "Role_old";
CREATE TYPE "public"."Role" AS ENUM ('VISITOR', 'OWNER');
DROP TYPE "public"."Role_old";
-- H401 old application code stops working
ALTER TYPE "public"."Role" RENAME VALUE 'VISITOR' TO 'GUEST';
COMMIT;
