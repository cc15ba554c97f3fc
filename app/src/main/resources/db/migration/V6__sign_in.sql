-- People who sign in with a name and a password of ours. Beside an identity provider this stays empty.
create table account (
  name       text primary key,     -- lower case
  subject    text        not null unique,
  roles      text        not null, -- one a line
  password   text        not null, -- Argon2id, its parameters and its salt included
  changed_at timestamptz not null
);

-- Wrong passwords in a row, by the name that was tried: a name without an account locks as well, so that
-- nobody learns which names there are.
create table sign_in_failure (
  name     text primary key,
  failures integer     not null,
  last_at  timestamptz not null
);

-- One row for each browser that is signed in. The cookie holds a secret; here is its SHA-256.
create table session (
  id         text primary key,
  name       text        not null references account (name) on delete cascade,
  started_at timestamptz not null,
  seen_at    timestamptz not null
);

-- Whose conversations became whose by signing in. The log keeps them under the first subject.
create table adoption (
  subject    text primary key,
  by_subject text        not null,
  at         timestamptz not null
);
create index adoption_by_subject on adoption (by_subject);

-- How much was asked of late, by subject and by address. After a crash the count begins anew, and no
-- commit waits for the disk.
create unlogged table rate (
  id         text primary key,
  state      bytea,
  expires_at bigint
);
create index rate_expires_at on rate (expires_at);
