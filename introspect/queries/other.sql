-- Objects that the model does not represent: schema, name, description, and a digest of those of their other properties
-- that every role may read. The options of user mappings contain passwords: only their hash leaves the server, and only
-- for a superuser.
SELECT coalesce(n.nspname, ''), o.name, o.what, coalesce(o.digest, '')
FROM (
  SELECT 'pg_opclass'::regclass::oid, c.oid, c.opcnamespace, c.opcname || ' USING ' || m.amname, 'operator class', NULL
  FROM pg_opclass c JOIN pg_am m ON m.oid = c.opcmethod
  UNION ALL
  SELECT 'pg_opfamily'::regclass, f.oid, f.opfnamespace, f.opfname || ' USING ' || m.amname, 'operator family', NULL
  FROM pg_opfamily f JOIN pg_am m ON m.oid = f.opfmethod
  UNION ALL
  SELECT 'pg_conversion'::regclass, oid, connamespace, conname::text, 'conversion', NULL FROM pg_conversion
  UNION ALL
  SELECT 'pg_type'::regclass, oid, typnamespace, typname::text, CASE typtype WHEN 'b' THEN 'base type' ELSE 'shell type' END, NULL
  FROM pg_type WHERE typtype = 'b' AND typelem = 0 OR typtype = 'p' AND NOT typisdefined
  UNION ALL
  SELECT 'pg_transform'::regclass, t.oid, 0, format_type(t.trftype, NULL) || ' for ' || l.lanname, 'transform', NULL
  FROM pg_transform t JOIN pg_language l ON l.oid = t.trflang
  UNION ALL
  SELECT 'pg_am'::regclass, oid, 0, amname::text, 'access method', NULL FROM pg_am
  UNION ALL
  SELECT 'pg_language'::regclass, oid, 0, lanname::text, 'language', NULL FROM pg_language
  UNION ALL
  SELECT 'pg_largeobject'::regclass, oid, 0, oid::text, 'large object', NULL FROM pg_largeobject_metadata
  UNION ALL
  SELECT 'pg_user_mapping'::regclass, m.umid, 0, m.usename || ' on ' || m.srvname, 'user mapping',
         CASE current_setting('is_superuser') WHEN 'on' THEN md5(m.umoptions::text) ELSE 'unreadable' END
  FROM pg_user_mappings m
  UNION ALL
  SELECT 'pg_subscription'::regclass, s.oid, 0, s.subname::text, 'subscription', format('%s %s', s.subenabled, s.subpublications)
  FROM pg_subscription s JOIN pg_database b ON b.oid = s.subdbid WHERE b.datname = current_database()
  UNION ALL
  SELECT 'pg_default_acl'::regclass, d.oid, d.defaclnamespace,
         CASE d.defaclobjtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'functions' WHEN 'T' THEN 'types'
                              WHEN 'n' THEN 'schemas' ELSE 'large objects' END || ' of ' || pg_get_userbyid(d.defaclrole),
         'default privileges',
         (SELECT string_agg(acl::text, ' ' ORDER BY acl::text) FROM unnest(d.defaclacl) acl)
  FROM pg_default_acl d
  UNION ALL
  SELECT s.classoid, s.objoid, 0, s.provider || ' of ' || (pg_identify_object(s.classoid, s.objoid, s.objsubid)).identity,
         'security label', s.label
  FROM pg_seclabel s
) AS o (class, id, namespace, name, what, digest)
LEFT JOIN pg_namespace n ON n.oid = o.namespace
WHERE o.id >= 16384 AND (o.namespace <> 0 AND $scope OR o.namespace = 0 AND $1::text[] IS NULL)
  AND (o.class, o.id) NOT IN (SELECT d.classid, d.objid FROM pg_depend d
                              WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e')
