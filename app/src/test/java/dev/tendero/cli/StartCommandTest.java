package dev.tendero.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts that cannot be: what they say, and that they leave nothing behind. */
class StartCommandTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"99999", "-1", "0", "eighty"})
  void start_onNoPort_isBadInput(String port) {
    assertThat(refused("--port=" + port)).contains("--port").contains(port);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense.invalid", "not a host", ""})
  void start_onNoHost_isBadInput(String host) {
    assertThat(refused("--host=" + host)).contains("--host").contains(host);
  }

  @Test
  void start_onATakenPort_isBadInput() throws IOException {
    try (var other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = Integer.toString(other.getLocalPort());

      assertThat(refused("--port=" + port)).contains("127.0.0.1:" + port).contains("--port");
    }
  }

  @Test
  void address_ofEveryHost_isOneThatCanBeAsked() {
    assertThat(new Program.Listen("127.0.0.1", 8080).address())
        .hasToString("http://127.0.0.1:8080");
    assertThat(new Program.Listen("::1", 80).address()).hasToString("http://[::1]:80");
  }

  /** What is complained of, in the first line; bad usage is followed by the usage. */
  private String refused(String option) {
    var complaint = new StringWriter();
    Path home = folder.resolve("data");

    int code =
        Main.commands()
            .setErr(new PrintWriter(complaint, true))
            .execute("start", "--home", home.toString(), option);

    assertThat(code).as(complaint.toString()).isEqualTo(Exits.USAGE);
    assertThat(complaint.toString()).doesNotContain("\tat ");
    assertThat(home).doesNotExist();
    return complaint.toString().lines().findFirst().orElseThrow();
  }
}
