ALTER TABLE audit.events ADD CONSTRAINT events_book FOREIGN KEY (book) REFERENCES public.books (id) ON DELETE SET NULL;
