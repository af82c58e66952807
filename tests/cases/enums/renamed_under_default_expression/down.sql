-- lockstep rollback: renamed_under_default_expression
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 b0e68f5977a64378082b8ee300e52eb718eb960c4720f7a176f55ae7f3a70b24
-- schema before  e7754c6b492772fdeff692c6b0400e4dc687b50be0b957d512cfb64b48d0d26f
-- schema after   61431ea82fcffedc144e05e0cacafabfcf8cb72797a8241531cdad481dc0a538

BEGIN;
-- H401 old application code stops working
ALTER TYPE "public"."f" RENAME TO "e";
COMMIT;
