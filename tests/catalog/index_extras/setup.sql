-- Indexes with operator classes that have parameters.
CREATE EXTENSION pg_trgm;
CREATE TABLE t (a text, b text, at timestamptz);
CREATE INDEX trigrams ON t USING gist (a gist_trgm_ops, b gist_trgm_ops (siglen = 32)); -- >= 13
CREATE INDEX blooming ON t USING brin (at timestamptz_bloom_ops (false_positive_rate = 0.05, n_distinct_per_range = 100)); -- >= 14
