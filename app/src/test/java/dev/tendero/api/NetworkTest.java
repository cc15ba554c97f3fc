package dev.tendero.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NetworkTest {
  @Test
  void addressesOfOneSubscriber_areOne() {
    assertThat(Network.of("2001:db8:1:2:aaaa::1")).isEqualTo(Network.of("2001:db8:1:2:bbbb::2"));
    assertThat(Network.of("2001:db8:1:3::1")).isNotEqualTo(Network.of("2001:db8:1:2::1"));
    assertThat(Network.of("::ffff:192.0.2.7")).isEqualTo("::ffff:192.0.2.7");
    assertThat(Network.of("192.0.2.7")).isEqualTo("192.0.2.7");
  }
}
