ALTER TABLE books ADD pages integer NOT NULL DEFAULT 0;
