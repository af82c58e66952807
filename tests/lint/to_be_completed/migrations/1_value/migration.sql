DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "User" WHERE "age" IS NULL) THEN
    UPDATE "User" SET "age" = /* lockstep: write the value here */ NULL WHERE "age" IS NULL;
  END IF;
END
$lockstep$;
