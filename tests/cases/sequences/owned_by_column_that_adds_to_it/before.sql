CREATE SEQUENCE numbers;
CREATE TABLE old_orders (number integer PRIMARY KEY DEFAULT nextval('numbers') + 1000);
ALTER SEQUENCE numbers OWNED BY old_orders.number;
