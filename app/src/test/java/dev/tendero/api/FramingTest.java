package dev.tendero.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FramingTest {
  @Test
  void opened_namesTheOriginsAndLeavesTheRest() {
    assertThat(
            Framing.opened(
                "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
                List.of("https://shop.example", "http://localhost:8081")))
        .isEqualTo(
            "default-src 'none'; frame-ancestors https://shop.example http://localhost:8081;"
                + " base-uri 'none'");
  }

  /** In a frame a click can be stolen. */
  @Test
  void pagesOfStaff_andTheSignIn_areNoPanel() {
    assertThat(List.of("/", "/c/1", "/mine")).allMatch(Framing::isPanel);
    assertThat(List.of("/catalogue", "/catalogue/jobs", "/sign-in", "/api/v1/shop", "/log/x"))
        .noneMatch(Framing::isPanel);
  }

  @Test
  void origin_isTakenInLowerCaseWithItsPort() {
    assertThat(Framing.origin(" HTTPS://Shop.Example:8443 "))
        .isEqualTo("https://shop.example:8443");
  }

  /** Each would open more than somebody meant to, or another directive. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "https://*.shop.example",
        "https:",
        "https://",
        "'self'",
        "shop.example",
        "https://shop.example/",
        "https://shop.example/path",
        "https://shop.example?x",
        "https://user@shop.example",
        "https://shop.example; script-src *",
        "https://shop.example https://evil.example",
        "data:text/html,x",
        "javascript://shop.example"
      })
  void origin_thatIsNone_isRefused(String text) {
    assertThatThrownBy(() -> Framing.origin(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tendero.embed.origins");
  }
}
