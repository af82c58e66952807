SET LOCAL lock_timeout = '3s';
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'author') THEN
    ALTER TABLE "Post" ADD CONSTRAINT "author" FOREIGN KEY ("authorId") REFERENCES "User" ("id");
  END IF;
EXCEPTION WHEN duplicate_object THEN
  RAISE NOTICE 'DROP TABLE "User"; is there';
END $$;
DO $body$
DECLARE t text;
BEGIN
  EXECUTE 'ALTER TABLE "User" DROP COLUMN "name"';
  FOR t IN SELECT 'x' LOOP
    DELETE FROM "Post";
  END LOOP;
END $body$;
