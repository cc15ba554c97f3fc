-- The audit log. What each table means, and how to check it, is in docs/audit-log.md.
-- audit_entry is the truth; the tree under HOME/log is derived from it.

-- Sequenced: entries in order, without gaps. The bytes are what the tree's leaves are made of.
create table audit_entry (
  seq   bigint primary key,
  id    uuid   not null unique,
  bytes bytea  not null
);

-- What must be readable by its subject and erasable: sealed under a key that is not in this
-- database. External storage: ciphertext does not compress, trying to costs time. No foreign key:
-- both rows are written by one statement, and its check for each row would cost more than either.
create table audit_payload (
  seq    bigint primary key,
  sealed bytea  not null
);
alter table audit_payload alter column sealed set storage external;

-- The next index. Each append takes its indexes by updating this one row in its own transaction:
-- the row's lock orders all writers and keeps the sequence free of gaps.
create table audit_sequence (
  one  boolean primary key default true check (one),
  next bigint  not null check (next >= 0)
);
insert into audit_sequence (next) values (0);

-- Integrated, then published: how far the tree reaches and the last checkpoint signed. Sizes only
-- grow, so no two checkpoints of one size are ever signed.
create table audit_tree (
  one             boolean primary key default true check (one),
  verifier        text   not null,
  integrated_size bigint not null check (integrated_size >= 0),
  integrated_root bytea  not null check (length(integrated_root) = 32),
  published_size  bigint not null check (published_size between 0 and integrated_size),
  checkpoint      text   not null
);
