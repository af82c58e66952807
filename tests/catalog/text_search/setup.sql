-- Text search: configurations with their mappings, dictionaries, templates and parsers.
CREATE TEXT SEARCH DICTIONARY short (TEMPLATE = simple, STOPWORDS = english);
CREATE TEXT SEARCH CONFIGURATION short (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION short ADD MAPPING FOR asciiword, word WITH short, simple;
CREATE TEXT SEARCH TEMPLATE own (LEXIZE = dsimple_lexize, INIT = dsimple_init);
CREATE TEXT SEARCH PARSER own (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
CREATE TABLE t (a text);
CREATE INDEX words ON t USING gin (to_tsvector('short', a));
COMMENT ON TEXT SEARCH CONFIGURATION short IS 'ours';
