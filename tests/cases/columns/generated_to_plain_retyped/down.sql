-- ===== 3_contract =====

-- lockstep rollback: generated_to_plain_retyped, contract (3 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 d3f1771d7dd9c4a1add0417fc21f96b38bf02d2475b1e9c3ac6306045c921660
-- schema before  fa3530a669a3657d09ed9fb826f4e5af6e1923931a9e303a18b6eab4c0c678b2
-- schema after   0085021be7245550b90c51fb1aba45040c9038bfd06c6d4dd998eab1865c6f31

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."price" ALTER COLUMN "gross" DROP NOT NULL;
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: generated_to_plain_retyped, backfill (2 of 3)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: which rows were filled is not remembered; the filled values stay
-- undoes       migration.sql, sha256 c2ea83cf6903489123ca6168b26e6e3b75e8495cc4a1f891a58ca62c521586e2
-- schema before  0085021be7245550b90c51fb1aba45040c9038bfd06c6d4dd998eab1865c6f31
-- schema after   0085021be7245550b90c51fb1aba45040c9038bfd06c6d4dd998eab1865c6f31

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: generated_to_plain_retyped, expand (1 of 3)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: values written since are replaced by generated ones
-- undoes       migration.sql, sha256 736bf27671c94d973723f09cf251e142776053f6e2f89258a881748191f56cc5
-- schema before  0085021be7245550b90c51fb1aba45040c9038bfd06c6d4dd998eab1865c6f31
-- schema after   f349e2041192d57de555f9ffb4c3b085aade6b94cff91e0fc93342c8b527a866

BEGIN;
DO $lockstep$
BEGIN
  IF current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."price" WHERE "gross" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."price"."gross" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DROP VIEW public.dear;
ALTER TABLE "public"."price" ALTER COLUMN "gross" DROP DEFAULT;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."price" ALTER COLUMN "gross" TYPE integer USING ("gross"::integer);
CREATE VIEW public.dear AS
 SELECT price.id
   FROM public.price
  WHERE (price.gross > 100);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."price" IN ACCESS EXCLUSIVE MODE;
  IF current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."price" WHERE "gross" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."price"."gross" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
DROP VIEW public.dear;
DROP INDEX "public"."price_gross";
-- H201 drops a column
ALTER TABLE "public"."price" DROP COLUMN "gross";
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."price" ADD COLUMN "gross" integer GENERATED ALWAYS AS ((net + 2)) STORED;
CREATE VIEW public.dear AS
 SELECT price.id
   FROM public.price
  WHERE (price.gross > 100);
-- H103 builds an index while writers are locked out
CREATE INDEX "price_gross" ON "public"."price" ("gross");
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."price" ("gross");
COMMIT;
