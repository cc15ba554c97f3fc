-- The catalogue as its feeds state it. The search index follows the change log.
create table item (
  id          text primary key,
  type        text        not null check (type in ('product', 'guide', 'policy', 'manual', 'faq')),
  body        text        not null, -- the canonical JSON of docs/product-format.md
  hash        text        not null, -- of body
  version     bigint      not null, -- the change that made it so
  price_minor bigint,               -- of products: what is re-read when a price is stated
  currency    char(3),
  stock       integer,
  availability text
);

create table change (
  seq     bigint generated always as identity primary key,
  item_id text        not null,
  deleted boolean     not null,
  at      timestamptz not null default now()
);
