package dev.tendero.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tendero.answer.Unavailable;
import dev.tendero.home.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
  @TempDir Path folder;

  private static String show(EmbeddedDatabase database, String setting) throws SQLException {
    try (var connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        var statement = connection.createStatement();
        var row = statement.executeQuery("show " + setting)) {
      row.next();
      return row.getString(1);
    }
  }

  @Test
  void start_freshAndAgain_isDurableAndAsksForItsPassword() throws SQLException {
    Home home = Home.open(folder);
    for (int start = 1; start <= 2; start++) {
      try (var database = EmbeddedDatabase.start(home)) {
        assertThat(show(database, "fsync")).isEqualTo("on");
        assertThat(show(database, "synchronous_commit")).isEqualTo("on");
        assertThat(show(database, "full_page_writes")).isEqualTo("on");
        assertThat(show(database, "listen_addresses")).isEqualTo("127.0.0.1");
        assertThatThrownBy(
                () ->
                    DriverManager.getConnection(
                        database.jdbcUrl(), database.user(), "not the password"))
            .isInstanceOf(SQLException.class);
      }
    }
  }

  @Test
  void start_noPlaceForItsFiles_isUnavailableAndSaysWhich() throws Exception {
    Home home = Home.open(folder);
    Files.writeString(home.postgres(), "a file where the folder should be");

    assertThatThrownBy(() -> EmbeddedDatabase.start(home))
        .isInstanceOf(Unavailable.class)
        .hasMessage("the database under " + home.postgres().resolve("data") + " is unavailable");
  }
}
