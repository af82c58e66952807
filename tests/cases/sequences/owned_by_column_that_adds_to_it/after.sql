CREATE SEQUENCE counts;
CREATE TABLE orders (number integer PRIMARY KEY DEFAULT nextval('counts') + 1000);
ALTER SEQUENCE counts OWNED BY orders.number;
