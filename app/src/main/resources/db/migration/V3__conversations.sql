-- What a person sees again when they come back. The record of truth is the audit log.
create table conversation (
  id         text primary key,
  subject    text        not null,
  title      text        not null,
  updated_at timestamptz not null
);
create index conversation_subject on conversation (subject, updated_at desc);

create table turn (
  id              text primary key,
  conversation_id text        not null references conversation (id) on delete cascade,
  position        integer     not null,
  question        text        not null,
  locale          text        not null,
  state           text        not null check (state in ('running', 'done', 'failed', 'cancelled')),
  events          text        not null default '[]', -- as released, ids and bytes kept
  shown           text        not null default '',   -- product ids of the cards, one a line
  request_key     text,
  request_hash    text,
  asked_at        timestamptz not null,
  unique (conversation_id, position)
);
create unique index turn_request_key on turn (request_key);

create table feedback (
  turn_id text primary key references turn (id) on delete cascade,
  helpful boolean     not null,
  reason  text        not null default '',
  at      timestamptz not null
);
