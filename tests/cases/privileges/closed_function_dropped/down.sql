-- ===== 3_contract =====

-- lockstep rollback: closed_function_dropped, contract (1 of 1)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 3b0ff2d49b85cb29fd72964f0bb5394563ba25ccd6f9ddf578fb5cbf0548d423
-- schema before  64b306fb82bf39328c7a2491a5ee19f478bdb578d20af9abac8017ecd5b20467
-- schema after   169ae2b5af19fc322fde2f74cd68e6fed1930f362de07b5a081675141962489f

BEGIN;
CREATE FUNCTION public.f()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
AS $function$BEGIN RETURN 1; END$function$;
REVOKE ALL ON ROUTINE public.f() FROM pg_monitor;
GRANT EXECUTE ON ROUTINE public.f() TO pg_monitor;
REVOKE ALL ON ROUTINE public.f() FROM PUBLIC;
ALTER FUNCTION public.f() OWNER TO pg_read_all_stats;
COMMIT;
