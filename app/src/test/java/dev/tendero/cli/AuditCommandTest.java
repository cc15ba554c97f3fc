package dev.tendero.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tendero.audit.Exports;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {
  private static final int SIZE = 300;

  @TempDir Path folder;
  private Path sound = Path.of("unset");

  @BeforeEach
  void export() throws IOException {
    sound = Exports.sound(folder, SIZE);
  }

  /** What a command came to. */
  private record Ended(int code, String out, String err) {
    static Ended of(Object... args) {
      var out = new StringWriter();
      var err = new StringWriter();
      String[] words = new String[args.length];
      for (int i = 0; i < args.length; i++) {
        words[i] = args[i].toString();
      }
      int code =
          Main.commands()
              .setOut(new PrintWriter(out, true))
              .setErr(new PrintWriter(err, true))
              .execute(words);
      return new Ended(code, out.toString(), err.toString());
    }

    String lastLine() {
      return out.lines().reduce("", (before, line) -> line);
    }
  }

  @Test
  void verify_ofASoundExport_endsWithSizeAndRoot() throws IOException {
    Path key = Files.write(folder.resolve("key.pub"), Exports.key(sound));
    assertThat(Ended.of("audit", "verify", sound).lastLine())
        .matches("OK size 300 root [0-9a-f]{64}");
    assertThat(Ended.of("audit", "verify", sound, "--key", key).code()).isEqualTo(Exits.DONE);
  }

  @Test
  void verify_ofAFlippedBit_namesTheEntryAndFails() throws IOException {
    Ended ended = Ended.of("audit", "verify", Exports.flipped(sound, 217));
    assertThat(ended.code()).isEqualTo(Exits.CHECK_FAILED);
    assertThat(ended.lastLine()).startsWith("FAULT entry 217:");
  }

  @Test
  void verify_withAnotherLogsKey_fails() throws IOException {
    Path other = Exports.sound(Files.createDirectory(folder.resolve("other")), 1);
    Path key = Files.write(folder.resolve("other.pub"), Exports.key(other));
    Ended ended = Ended.of("audit", "verify", sound, "--key", key);
    assertThat(ended.code()).isEqualTo(Exits.CHECK_FAILED);
    assertThat(ended.lastLine()).contains("another key");
  }

  @Test
  void commands_onAMistypedHome_areBadInputAndMakeNone() {
    Path mistyped = folder.resolve("dtaa");
    for (Object[] words :
        new Object[][] {
          {"audit", "fsck"},
          {"audit", "export", folder.resolve("out.zip")},
          {"audit", "receipt", "0".repeat(32)},
          {"ask", "desk lamp"},
          {"stop"}
        }) {
      Object[] all = Arrays.copyOf(words, words.length + 2);
      all[words.length] = "--home";
      all[words.length + 1] = mistyped;
      Ended ended = Ended.of(all);
      assertThat(ended.code()).as(words[0].toString()).isEqualTo(Exits.USAGE);
      assertThat(ended.err()).contains("there is no home in " + mistyped);
    }
    assertThat(mistyped).doesNotExist();
  }

  @Test
  void verify_ofWhatIsNotThere_isBadInput() {
    Ended none = Ended.of("audit", "verify", folder.resolve("none.zip"));
    Ended noKey = Ended.of("audit", "verify", sound, "--key", sound);
    assertThat(none.code()).isEqualTo(Exits.USAGE);
    assertThat(none.err()).contains("none.zip");
    assertThat(noKey.code()).isEqualTo(Exits.USAGE);
    assertThat(Ended.of("audit").code()).isEqualTo(Exits.USAGE);
  }
}
