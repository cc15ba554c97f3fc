package dev.tendero.guardrails.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LeaksTest {
  private static final String SECRET = "correct-horse-battery";

  @Test
  void find_secretAtTheEndOfALongHexadecimalRun_isFound() {
    byte[] bytes = ("x".repeat(50_000) + SECRET).getBytes(StandardCharsets.UTF_8);
    String hex = HexFormat.ofDelimiter(" ").formatHex(bytes);

    assertThat(new Leaks(List.of(SECRET)).find(hex))
        .extracting(Leaks.Sign::kind)
        .containsExactly("secret");
  }
}
