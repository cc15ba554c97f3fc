package dev.tendero.audit;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The SQL of the log, over one connection. Not thread-safe. */
final class Tables {

  /**
   * One statement, and on its own one transaction and one flush of the write-ahead log, for a whole
   * batch. The row lock on audit_sequence is held until commit: indexes become visible in order and
   * without gaps, whoever else appends.
   */
  private static final String APPEND =
      """
      with head as (
        update audit_sequence set next = next + ? returning next - ? as first
      ), given as (
        select * from unnest(?, ?, ?) with ordinality as t (id, bytes, sealed, place)
      ), entries as (
        insert into audit_entry (seq, id, bytes)
        select first + place - 1, id, bytes from head, given
      ), payloads as (
        insert into audit_payload (seq, sealed)
        select first + place - 1, sealed from head, given where length(sealed) > 0
      )
      select first from head""";

  private static final String BY_ID =
      """
      select e.seq, e.id, e.bytes, p.sealed
      from audit_entry e left join audit_payload p using (seq) where e.id = ?""";

  private static final String FROM =
      """
      select e.seq, e.id, e.bytes, null::bytea as sealed
      from audit_entry e where e.seq >= ? order by e.seq limit ?""";

  private static final String WHOLE =
      """
      select e.seq, e.id, e.bytes, p.sealed
      from audit_entry e left join audit_payload p using (seq) where e.seq < ? order by e.seq""";

  /** As the index audit_entry_subject has it: the member's value, which is 32 hex digits. */
  private static final String ABOUT =
      """
      from audit_entry e
      where position('\\x227375626a656374223a22'::bytea in bytes) > 0
      and substring(bytes from position('\\x227375626a656374223a22'::bytea in bytes) + 11 for 32)
          = ?""";

  private static final int FETCH = 500;

  private final Connection connection;

  Tables(Connection connection) {
    this.connection = connection;
  }

  /**
   * What is to be appended.
   *
   * @param sealed empty when the entry has no payload
   */
  record Row(UUID id, byte[] bytes, byte[] sealed) {}

  record Stored(long index, UUID id, byte[] bytes, Optional<byte[]> sealed) {}

  /** How far the tree reaches, and the checkpoint that was signed last. */
  record Tree(
      String verifier, long integratedSize, Hash integratedRoot, long publishedSize, String note) {}

  /** Returns the index of the first; the others follow it. */
  long append(List<Row> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
      statement.setLong(1, rows.size());
      statement.setLong(2, rows.size());
      statement.setArray(
          3, connection.createArrayOf("uuid", rows.stream().map(Row::id).toArray(UUID[]::new)));
      statement.setArray(
          4,
          connection.createArrayOf("bytea", rows.stream().map(Row::bytes).toArray(byte[][]::new)));
      statement.setArray(
          5,
          connection.createArrayOf("bytea", rows.stream().map(Row::sealed).toArray(byte[][]::new)));
      return number(statement);
    }
  }

  /** The indexes of those ids that are in the log. */
  Map<UUID, Long> indexes(List<UUID> ids) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select id, seq from audit_entry where id = any (?)")) {
      statement.setArray(1, connection.createArrayOf("uuid", ids.toArray(UUID[]::new)));
      var found = new HashMap<UUID, Long>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          found.put(result.getObject(1, UUID.class), result.getLong(2));
        }
      }
      return found;
    }
  }

  Optional<Stored> find(UUID id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(BY_ID)) {
      statement.setObject(1, id);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() ? Optional.of(stored(result)) : Optional.empty();
      }
    }
  }

  /** Entries from that index on, without payloads. */
  List<Stored> from(long index, int most) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FROM)) {
      statement.setLong(1, index);
      statement.setInt(2, most);
      var rows = new ArrayList<Stored>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(stored(result));
        }
      }
      return rows;
    }
  }

  /** Every entry below that index in order, with its payload, in constant memory. */
  void each(long below, Consumer<Stored> reader) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement statement = connection.prepareStatement(WHOLE)) {
      statement.setFetchSize(FETCH);
      statement.setLong(1, below);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          reader.accept(stored(result));
        }
      }
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  /** How many entries name that pseudonym as their subject. */
  long count(String pseudonym) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("select count(*) " + ABOUT)) {
      statement.setBytes(1, pseudonym.getBytes(StandardCharsets.US_ASCII));
      return number(statement);
    }
  }

  /** Those of them from that index on, without payloads. */
  List<Stored> about(String pseudonym, long index, int most) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select e.seq, e.id, e.bytes, null::bytea "
                + ABOUT
                + " and e.seq >= ? order by e.seq limit ?")) {
      statement.setBytes(1, pseudonym.getBytes(StandardCharsets.US_ASCII));
      statement.setLong(2, index);
      statement.setInt(3, most);
      var rows = new ArrayList<Stored>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(stored(result));
        }
      }
      return rows;
    }
  }

  /** The index that the next entry will have. */
  long next() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select next from audit_sequence")) {
      return number(statement);
    }
  }

  Optional<Tree> tree() throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                "select verifier, integrated_size, integrated_root, published_size, checkpoint"
                    + " from audit_tree");
        ResultSet result = statement.executeQuery()) {
      return result.next()
          ? Optional.of(
              new Tree(
                  result.getString(1),
                  result.getLong(2),
                  new Hash(result.getBytes(3)),
                  result.getLong(4),
                  result.getString(5)))
          : Optional.empty();
    }
  }

  void begin(VerifierKey verifier, String note) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into audit_tree (verifier, integrated_size, integrated_root, published_size,"
                + " checkpoint) values (?, 0, ?, 0, ?)")) {
      statement.setString(1, verifier.toString());
      statement.setBytes(2, Hash.EMPTY.bytes());
      statement.setString(3, note);
      statement.executeUpdate();
    }
  }

  /** Moves the tree on; false when it was not where the caller thought. */
  boolean integrated(long before, long size, Hash root) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update audit_tree set integrated_size = ?, integrated_root = ?"
                + " where integrated_size = ?")) {
      statement.setLong(1, size);
      statement.setBytes(2, root.bytes());
      statement.setLong(3, before);
      return statement.executeUpdate() == 1;
    }
  }

  /** Takes a checkpoint as signed; false when one of this size or a larger one is. */
  boolean published(long size, String note) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update audit_tree set published_size = ?, checkpoint = ? where published_size < ?")) {
      statement.setLong(1, size);
      statement.setString(2, note);
      statement.setLong(3, size);
      return statement.executeUpdate() == 1;
    }
  }

  String setting(String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("select current_setting(?)")) {
      statement.setString(1, name);
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return result.getString(1);
      }
    }
  }

  private static long number(PreparedStatement statement) throws SQLException {
    try (ResultSet result = statement.executeQuery()) {
      if (!result.next()) {
        throw new SQLException("audit_sequence has lost its row");
      }
      return result.getLong(1);
    }
  }

  private static Stored stored(ResultSet result) throws SQLException {
    return new Stored(
        result.getLong(1),
        result.getObject(2, UUID.class),
        result.getBytes(3),
        Optional.ofNullable(result.getBytes(4)));
  }
}
