DO $$
DECLARE lo bigint := 0;
BEGIN
  LOOP
    UPDATE "Post" SET "title" = trim("title") WHERE "id" >= lo AND "id" < lo + 1000;
    EXIT WHEN NOT FOUND;
    COMMIT;
    lo := lo + 1000;
  END LOOP;
END $$;
