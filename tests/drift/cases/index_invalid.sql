UPDATE pg_index SET indisvalid = false WHERE indexrelid = '"Author_name_idx"'::regclass;
