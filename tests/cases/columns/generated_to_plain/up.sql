-- lockstep migration: generated_to_plain
--
--   alter column public.Item.total: generated
--
-- data loss    NONE
-- blocking     BRIEF: public.Item ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: values written since are replaced by generated ones
-- application  runs before and after
-- schema before  a3672984abda5bef11db8e0af5db2ceac07eda8c71f7c5aef9df4e58effdb499
-- schema after   49e1edca0d6a73ababed7d27c26aefa95ad9dc5546153c3b62dd65eddfd335e2

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Item" ALTER COLUMN "total" DROP EXPRESSION;
COMMIT;
