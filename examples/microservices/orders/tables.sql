-- Run at each release: what is there stays as it is.
CREATE TABLE IF NOT EXISTS orders (
  id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  good  text NOT NULL,
  state text NOT NULL DEFAULT 'taken',
  told  boolean NOT NULL DEFAULT false
);
