ALTER TABLE audit.events RENAME TO old; ALTER TABLE audit.old RENAME CONSTRAINT events_pkey TO old_pkey;
ALTER SEQUENCE audit.events_id_seq OWNED BY NONE; 
CREATE TABLE audit.events (id bigint NOT NULL DEFAULT nextval('audit.events_id_seq'), at timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, what text NOT NULL, book int, CONSTRAINT events_pkey PRIMARY KEY (id)) PARTITION BY RANGE (id);
ALTER SEQUENCE audit.events_id_seq OWNED BY audit.events.id; DROP TABLE audit.old;
CREATE TABLE audit.events_1 PARTITION OF audit.events FOR VALUES FROM (0) TO (1000); CREATE TABLE audit.events_2 PARTITION OF audit.events FOR VALUES FROM (1000) TO (2000);
