DROP INDEX "Author_email_key";
