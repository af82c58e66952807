-- lockstep migration: moved_to_new_column_of_moved_enum
--
--   drop column public.day.feeling
--   alter enum public.mood: values
--   create column public.day.morning
--   alter primary key public.day.day_pkey: columns
--
-- data loss    HIGH: column dropped in public.day
-- blocking     LONG: public.day ACCESS EXCLUSIVE (index)
-- reversible   STRUCTURE ONLY: the values do not come back, and a table with rows refuses the NOT NULL
-- application  the old version must be gone, the new one starts afterwards
-- schema before  0b62cb9c41368a4b487c1f12a43111c5d0858e3f06c3ef72d19923e54fbed8f7
-- schema after   a38abb88dd93da5738768495401c3dab0088b925954c541ff25aa7caf296a1a8

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
ALTER TABLE "public"."day" DROP CONSTRAINT "day_pkey";
-- H201 drops a column
ALTER TABLE "public"."day" DROP COLUMN "feeling";
ALTER TYPE "public"."mood" RENAME TO "mood_old";
CREATE TYPE "public"."mood" AS ENUM ('ok', 'sad');
DROP TYPE "public"."mood_old";
-- H303 required column without a value for existing rows
ALTER TABLE "public"."day" ADD COLUMN "morning" "public"."mood" NOT NULL;
-- H103 builds an index while writers are locked out
-- H301 unique index over rows that may hold duplicates
ALTER TABLE "public"."day" ADD CONSTRAINT "day_pkey" PRIMARY KEY ("morning");
COMMIT;
