-- A person may ask what the log holds of them. An entry's bytes are canonical JSON, in which a quote
-- within a string is escaped: '"subject":"' (227375...) is that member and nothing else, and its value
-- is the pseudonym, 32 hex digits. Entries of the catalogue have none and are not in the index.
create index audit_entry_subject on audit_entry (
  substring(bytes from position('\x227375626a656374223a22'::bytea in bytes) + 11 for 32)
) where position('\x227375626a656374223a22'::bytea in bytes) > 0;
