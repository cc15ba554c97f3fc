package dev.tendero.security;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many turns one address may start. Thread-safe; forgets the addresses not seen for longest.
 */
public final class TurnLimit {
  private static final int ADDRESSES = 10_000;

  private final int perMinute;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > ADDRESSES;
        }
      };

  public TurnLimit(int perMinute) {
    this.perMinute = perMinute;
  }

  /**
   * @throws TooMany with the time after which the next turn is allowed
   */
  public void count(String address) {
    var probe = bucket(address).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw new TooMany(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
  }

  private Bucket bucket(String address) {
    synchronized (buckets) {
      return buckets.computeIfAbsent(address, a -> Bucket.builder().addLimit(rate()).build());
    }
  }

  private Bandwidth rate() {
    return Bandwidth.builder()
        .capacity(perMinute)
        .refillGreedy(perMinute, Duration.ofMinutes(1))
        .build();
  }
}
