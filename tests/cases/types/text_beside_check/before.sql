CREATE TABLE "Item" (
  id integer NOT NULL,
  price integer NOT NULL CONSTRAINT price_said CHECK (price <> 13),
  CONSTRAINT "Item_pkey" PRIMARY KEY (id)
);
