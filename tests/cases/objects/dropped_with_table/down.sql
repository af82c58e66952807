-- ===== 3_contract =====

-- lockstep rollback: dropped_with_table, contract (1 of 1)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the table is restored empty; the values are not restored
-- undoes       migration.sql, sha256 9d03559cb35d279497460f745c4c504a3e9af433cbc738c4c3cf7de282301b93
-- schema before  b7429360a8c0ba2f9b4dff38d89f1a84702aa8edf2bf2895ef3f2e44a3a2f007
-- schema after   ac0aafee672e8b178e60c19636284c063b068e85c0c7af8880eb132913c002eb

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE FUNCTION public.touch()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$BEGIN RETURN NEW; END$function$;
CREATE TABLE "public"."gone" (
  "id" integer NOT NULL,
  "a" integer,
  CONSTRAINT "gone_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "gone_a" ON "public"."gone" ("a");
COMMENT ON TABLE public.gone IS 'soon';
COMMENT ON INDEX public.gone_a IS 'too';
ALTER TABLE public.gone ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.gone USING ((a > 1));
CREATE TRIGGER touched BEFORE UPDATE ON public.gone FOR EACH ROW EXECUTE FUNCTION public.touch();
ALTER TABLE public.gone ADD CONSTRAINT positive CHECK ((a > 0));
ALTER TABLE "public"."kept" ADD COLUMN "b" integer;
ALTER TABLE public.kept ADD CONSTRAINT both_positive CHECK (((a > 0) AND (b > 0))) NOT VALID;
COMMENT ON CONSTRAINT both_positive on public.kept IS 'of course';
COMMENT ON COLUMN public.kept.b IS 'the second';
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H305 constraint over rows that may violate it
ALTER TABLE "public"."kept" VALIDATE CONSTRAINT "both_positive";
COMMIT;

BEGIN;
CREATE VIEW public.over_gone AS
 SELECT gone.a
   FROM public.gone;
COMMIT;
