-- Methods, order, operator classes, names.
CREATE EXTENSION pg_trgm;
CREATE EXTENSION btree_gist;
CREATE TABLE doc (
  id int PRIMARY KEY, title text NOT NULL, body text, tags text[], data jsonb, at timestamp(3) NOT NULL, ip inet, n int, search tsvector, num int NOT NULL
);
CREATE INDEX doc_title_idx ON doc (title);
CREATE INDEX by_title_and_time ON doc (title, at DESC);
CREATE INDEX doc_body_idx ON doc USING hash (body);
CREATE INDEX doc_tags_idx ON doc USING gin (tags);
CREATE INDEX doc_data_idx ON doc USING gin (data jsonb_path_ops);
CREATE INDEX doc_at_idx ON doc USING brin (at);
CREATE INDEX doc_n_idx ON doc USING brin (n int4_bloom_ops);
CREATE INDEX doc_ip_idx ON doc USING gist (ip inet_ops);
CREATE INDEX doc_search_idx ON doc USING gin (search);
CREATE INDEX trigrams ON doc USING gin (title gin_trgm_ops);
CREATE INDEX patterns ON doc (title text_pattern_ops DESC);
CREATE UNIQUE INDEX doc_num_key ON doc (num DESC);
CREATE UNIQUE INDEX another_num ON doc (num);
CREATE UNIQUE INDEX doc_title_num_key ON doc (title, num);
ALTER TABLE doc ADD CONSTRAINT as_constraint UNIQUE (at, num);
