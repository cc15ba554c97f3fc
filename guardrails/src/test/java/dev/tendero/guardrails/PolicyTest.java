package dev.tendero.guardrails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tendero.guardrails.screening.Injection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PolicyTest {
  @TempDir Path folder;

  @Test
  void shipped_holdsTheDefaults() {
    Policy policy = Policy.shipped();
    assertThat(policy.version()).isEqualTo("1");
    assertThat(policy.number("screening.max-length")).isEqualTo(100_000);
    assertThat(policy.number("screening.injection.threshold")).isEqualTo(0.5);
    assertThat(policy.number("screening.indirect.threshold")).isEqualTo(0.5);
    assertThat(policy.number("review.support.min-overlap")).isEqualTo(0.6);
    assertThat(policy.names("screening.injection.rules")).isEqualTo(Injection.kinds());
  }

  @Test
  void hash_followsTheEntriesNotTheirOrderOrComments() throws IOException {
    String text = Files.readString(shippedFile());
    Path same = Files.writeString(folder.resolve("same"), "# other\n" + reversed(text));
    Path other = Files.writeString(folder.resolve("other"), text.replace("=0.6", "=0.7"));
    assertThat(Policy.load(same).hash()).isEqualTo(Policy.shipped().hash()).hasSize(64);
    assertThat(Policy.load(other).hash()).isNotEqualTo(Policy.shipped().hash());
  }

  @Test
  void load_keyMissingOrUnknown_namesIt() throws IOException {
    String text = Files.readString(shippedFile());
    Path lacking = Files.writeString(folder.resolve("a"), text.replace("policy.version", "#"));
    Path misspelt = Files.writeString(folder.resolve("b"), text + "\nreview.suport=1\n");
    assertThatThrownBy(() -> Policy.load(lacking)).hasMessageContaining("policy.version");
    assertThatThrownBy(() -> Policy.load(misspelt)).hasMessageContaining("review.suport");
  }

  @Test
  void load_thresholdOutOfRange_isRefused() throws IOException {
    String text = Files.readString(shippedFile());
    Path high =
        Files.writeString(folder.resolve("c"), text.replace("threshold=0.5", "threshold=5"));
    assertThatThrownBy(() -> Policy.load(high)).isInstanceOf(IllegalArgumentException.class);
  }

  private static String reversed(String text) {
    return String.join("\n", text.lines().toList().reversed());
  }

  private static Path shippedFile() {
    return Path.of("src/main/resources/dev/tendero/guardrails/policy-1.properties");
  }
}
