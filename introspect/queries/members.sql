-- The members of extensions: extension, class, id, kind, schema, name, member.
SELECT e.extname, d.classid, d.objid,
       CASE WHEN p.oid IS NOT NULL THEN CASE p.prokind WHEN 'a' THEN 'aggregate' WHEN 'p' THEN 'procedure' ELSE 'function' END
            WHEN t.oid IS NOT NULL THEN CASE t.typtype WHEN 'd' THEN 'domain' WHEN 'c' THEN 'composite type' WHEN 'e' THEN 'enum'
                                                       WHEN 'r' THEN 'range type' ELSE 'object' END
            WHEN c.oid IS NOT NULL THEN CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view'
                                                       WHEN 'S' THEN 'sequence' WHEN 'f' THEN 'foreign table' ELSE 'table' END
            WHEN o.oid IS NOT NULL THEN 'operator'
            WHEN d.classid = 'pg_namespace'::regclass THEN 'schema'
            WHEN d.classid = 'pg_foreign_data_wrapper'::regclass THEN 'foreign data wrapper'
            WHEN d.classid = 'pg_cast'::regclass THEN 'cast'
            ELSE 'object' END,
       coalesce(n.nspname, i.schema, ''),
       coalesce(p.proname || '(' || oidvectortypes(p.proargtypes) || ')', t.typname, c.relname,
                format('%s(%s, %s)', o.oprname, CASE o.oprleft WHEN 0 THEN 'NONE' ELSE format_type(o.oprleft, NULL) END,
                       CASE o.oprright WHEN 0 THEN 'NONE' ELSE format_type(o.oprright, NULL) END),
                i.name, i.identity),
       CASE WHEN t.typtype NOT IN ('d', 'c', 'e', 'r') THEN 'type' ELSE coalesce(nullif(i.type, 'schema'), '') END
FROM pg_depend d
JOIN pg_extension e ON e.oid = d.refobjid
LEFT JOIN pg_proc p ON d.classid = 'pg_proc'::regclass AND p.oid = d.objid
LEFT JOIN pg_type t ON d.classid = 'pg_type'::regclass AND t.oid = d.objid
LEFT JOIN pg_class c ON d.classid = 'pg_class'::regclass AND c.oid = d.objid
LEFT JOIN pg_operator o ON d.classid = 'pg_operator'::regclass AND o.oid = d.objid
LEFT JOIN pg_namespace n ON n.oid = coalesce(p.pronamespace, t.typnamespace, c.relnamespace, o.oprnamespace)
LEFT JOIN LATERAL pg_identify_object(d.classid, d.objid, 0) AS i ON n.oid IS NULL
WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e' AND e.extname <> 'plpgsql'
