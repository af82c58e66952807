ALTER TABLE "Author" ALTER email TYPE varchar(80);
