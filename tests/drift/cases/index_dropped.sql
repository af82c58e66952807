DROP INDEX "Author_name_idx";
