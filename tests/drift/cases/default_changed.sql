ALTER TABLE "Author" ALTER role SET DEFAULT 'ADMIN', ALTER joined SET DEFAULT now() - interval '1 day';
