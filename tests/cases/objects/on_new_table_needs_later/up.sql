-- lockstep migration: on_new_table_needs_later
--
--   create schema public
--   create table public.documents
--   create table public.readers
--   create function public.plain(text)
--   create function public.refuse_rename()
--   create trigger public.documents.documents_refuse_rename
--   create policy public.documents.documents_read
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES, if nothing is in the way: rows written to the new table are lost
-- application  runs before and after
-- schema before  e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
-- schema after   b85c043e75a1a03fb7e708a8f6f6cab0db5336dafa88a8c65c9894e3ce076ce6

BEGIN;
CREATE SCHEMA IF NOT EXISTS "public";
CREATE TABLE "public"."documents" (
  "id" integer NOT NULL,
  "title" text NOT NULL,
  "owner" text NOT NULL,
  CONSTRAINT "documents_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "public"."readers" (
  "name" text NOT NULL,
  "documents_owner" text NOT NULL,
  CONSTRAINT "readers_pkey" PRIMARY KEY ("name")
);
CREATE FUNCTION public.plain(said text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT lower(said) $function$;
CREATE INDEX "documents_plain_title" ON "public"."documents" ((public.plain(title)));
CREATE FUNCTION public.refuse_rename()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ BEGIN RAISE 'no'; END $function$;
CREATE TRIGGER documents_refuse_rename BEFORE UPDATE OF title ON public.documents FOR EACH ROW EXECUTE FUNCTION public.refuse_rename();
CREATE POLICY documents_read ON public.documents FOR SELECT USING ((EXISTS ( SELECT
   FROM public.readers
  WHERE (readers.documents_owner = documents.owner))));
COMMIT;
