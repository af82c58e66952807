-- lockstep rollback: gets_value_under_partition_key
--
-- grade        none
-- reversible   NO: PostgreSQL cannot remove an enum value, nor is the type rebuilt: a change of type of a column in the key by which a table is partitioned is not supported yet: column public.person.feels
-- undoes       migration.sql, sha256 5f8e8abaf55f87ee6a1e2eeaa497208553d113b21806538229fd583707d4e6e9
-- schema before  1b2f4fa135d88cfa73682766320b684e4e1109def49e1fdcced0b1cb875efa7b
-- schema after   31ef9c04a2f8466344f204d4f58064cead342693c131185b2319ad4236baf9a8

-- Intentionally without statements: what this phase did stays.
