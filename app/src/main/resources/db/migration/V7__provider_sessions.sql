-- Tokens of people who signed in at an identity provider. The cookie is the key that opens its row: who
-- reads the table has nothing.
create table provider_session (
  id         text primary key, -- derived from the cookie
  tokens     bytea       not null,
  expires_at timestamptz not null
);
create index provider_session_expires_at on provider_session (expires_at);
