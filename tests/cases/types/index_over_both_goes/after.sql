CREATE TABLE diary (day integer[], mood text PRIMARY KEY, at timestamp(3));
