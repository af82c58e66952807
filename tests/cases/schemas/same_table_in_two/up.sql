-- lockstep migration: same_table_in_two
--
--   create column app.User.name
--
-- data loss    NONE
-- blocking     BRIEF: app.User ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- application  runs before and after
-- schema before  3e02ed922278fa5f487b2432d68ab3f8e25dd02d2b3a052ab00bb12be69ee660
-- schema after   0c53f5e724a9752971eecbe9ab0b9f2ec1db13ad3c50549342888d0f3bd01f4c

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "app"."User" ADD COLUMN "name" text;
COMMIT;
