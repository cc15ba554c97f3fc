-- The catalogue console: what was uploaded, what is to be done with it, and what came of it.

-- A file under HOME/uploads; its name there is the id, never the name it came with.
create table upload (
  id     text primary key,
  name   text        not null,
  bytes  bigint      not null,
  sha256 text        not null,
  home   text        not null, -- which home's folder has the file
  who    text        not null,
  at     timestamptz not null
);

-- Work that outlives the process. Whoever claims a job raises its attempt; what an earlier attempt
-- still writes is refused, as it names another number.
create table job (
  id          text primary key,
  number      bigint generated always as identity,
  kind        text        not null check (kind in ('feed', 'document', 'delete', 'restore')),
  name        text        not null, -- of the source, for people
  upload      text        references upload (id),
  home        text        not null,
  task        text        not null, -- JSON: mapping, options, rows; of a document its details
  state       text        not null
              check (state in ('queued', 'running', 'waiting', 'done', 'failed', 'cancelled')),
  progress    text        not null default '{}', -- JSON: phase, counts, rate
  position    text,                 -- JSON: where the next attempt goes on
  result      text        not null default '{}', -- JSON: question, failure, report
  answer      boolean,              -- to the question of a job that waits
  cancelling  boolean     not null default false,
  attempt     integer     not null default 0,
  tries       integer     not null default 0, -- attempts that broke off without getting any further
  lease_until timestamptz,
  revision    bigint      not null default 1, -- grows with every change: the id of its event
  who         text        not null,
  created_at  timestamptz not null,
  started_at  timestamptz,
  finished_at timestamptz
);
create unique index job_number on job (number);
create index job_open on job (kind, number) where state in ('queued', 'running');

-- What is wrong with a row of a feed; a row may have several.
create table job_error (
  job    text    not null references job (id) on delete cascade,
  row    bigint  not null, -- as the person sees it in the file
  n      integer not null,
  item   text,
  field  text    not null,
  cause  text    not null, -- the field without its positions
  value  text    not null,
  reason text    not null,
  remedy text    not null,
  raw    text    not null,
  primary key (job, row, n)
);

-- Where a change came from; null for what was changed before this was kept.
alter table change add column source text, add column job text;
create index change_item on change (item_id, seq desc);

-- The last state of what was deleted, so that a deletion can be taken back for a while.
create table removed (
  seq     bigint primary key references change (seq),
  item_id text not null,
  type    text not null,
  body    text not null,
  hash    text not null
);
create index removed_item on removed (item_id, seq desc);

-- What people look items up by. JSON knows a NUL, text of the database does not.
alter table item add column title text not null default '', add column kind text;
-- A backslash may be escaped itself: then what follows it is text.
update item set
  title = coalesce(told.body::jsonb ->> 'title', ''),
  kind  = told.body::jsonb ->> 'kind'
from (
  select id, regexp_replace(body, '(?<!\\)((\\\\)*)\\u0000', '\1', 'g') as body from item) told
where item.id = told.id and pg_input_is_valid(told.body, 'jsonb');
