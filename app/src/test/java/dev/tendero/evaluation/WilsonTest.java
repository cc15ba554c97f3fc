package dev.tendero.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class WilsonTest {
  @Test
  void interval_ofKnownShare_isThePublishedOne() {
    // 81 of 263: Newcombe (1998), Statistics in Medicine 17, table I, method 3
    var share = new Wilson(81, 263);

    assertThat(share.low()).isCloseTo(0.2553, within(5e-5));
    assertThat(share.high()).isCloseTo(0.3662, within(5e-5));
  }

  @Test
  void interval_ofNoneAndAll_staysWithinBounds() {
    assertThat(new Wilson(0, 20).low()).isZero();
    assertThat(new Wilson(0, 20).high()).isCloseTo(0.1611, within(5e-5));
    assertThat(new Wilson(20, 20).high()).isEqualTo(1);
    assertThat(new Wilson(0, 0).toString()).isEqualTo("0/0");
  }
}
