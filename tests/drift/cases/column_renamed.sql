ALTER TABLE "Author" RENAME name TO full_name;
