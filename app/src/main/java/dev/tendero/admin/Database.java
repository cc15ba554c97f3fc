package dev.tendero.admin;

import dev.tendero.answer.Unavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The service's database, one transaction a call. Thread-safe. */
final class Database {
  private final DataSource source;

  Database(DataSource source) {
    this.source = source;
  }

  interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  /**
   * @throws Unavailable when the database is
   */
  <T> T transaction(Work<T> work) {
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T done = work.in(connection);
        connection.commit();
        return done;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new Unavailable("catalogue database", Duration.ofSeconds(1), e);
    }
  }

  <T> List<T> list(String sql, Row<T> row, @Nullable Object... values) {
    return transaction(connection -> list(connection, sql, row, values));
  }

  <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... values) {
    return list(sql, row, values).stream().findFirst();
  }

  /** How many rows were written. */
  int write(String sql, @Nullable Object... values) {
    return transaction(connection -> write(connection, sql, values));
  }

  static <T> List<T> list(Connection connection, String sql, Row<T> row, @Nullable Object... values)
      throws SQLException {
    try (var select = prepared(connection, sql, values);
        var rows = select.executeQuery()) {
      var found = new ArrayList<T>();
      while (rows.next()) {
        found.add(row.of(rows));
      }
      return found;
    }
  }

  static int write(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (var update = prepared(connection, sql, values)) {
      return update.executeUpdate();
    }
  }

  static PreparedStatement prepared(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    var statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      set(statement, i + 1, values[i]);
    }
    return statement;
  }

  private static void set(PreparedStatement statement, int at, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> statement.setNull(at, Types.NULL);
      case Instant instant -> statement.setObject(at, instant.atOffset(ZoneOffset.UTC));
      case Enum<?> word -> statement.setString(at, word.name().toLowerCase(java.util.Locale.ROOT));
      case String[] words ->
          statement.setArray(at, statement.getConnection().createArrayOf("text", words));
      case Optional<?> maybe -> set(statement, at, maybe.orElse(null));
      default -> statement.setObject(at, value);
    }
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static Optional<Instant> maybeInstant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
