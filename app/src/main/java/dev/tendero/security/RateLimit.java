package dev.tendero.security;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ExpiredEntriesCleaner;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * How often people may ask, counted in the database: as many servers as there are count together.
 * Thread-safe; waits for the database.
 */
public final class RateLimit {
  /** A household or an office is one address and several people. */
  private static final int PEOPLE_AT_AN_ADDRESS = 4;

  private static final int SIGN_INS = 10;
  private static final int SWEPT_AT_ONCE = 1_000;

  private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;
  private final BucketConfiguration ofASubject;
  private final BucketConfiguration ofAnAddress;
  private final BucketConfiguration signIns = perMinute(SIGN_INS);

  /**
   * @param turnsPerMinute that one subject may start
   */
  public RateLimit(DataSource database, int turnsPerMinute) {
    this.buckets =
        Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
            .primaryKeyMapper(PrimaryKeyMapper.STRING)
            .table("rate")
            .expirationAfterWrite(
                ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(
                    Duration.ofMinutes(1)))
            .build();
    this.ofASubject = perMinute(turnsPerMinute);
    this.ofAnAddress = perMinute(turnsPerMinute * PEOPLE_AT_AN_ADDRESS);
  }

  /**
   * @param subject empty for somebody who comes for the first time
   * @throws TooMany with the time after which the next turn is allowed
   */
  public void countTurn(Optional<String> subject, String address) {
    subject.ifPresent(s -> count("turn subject " + s, ofASubject));
    count("turn address " + address, ofAnAddress);
  }

  /**
   * @throws TooMany likewise
   */
  public void countSignIn(String address) {
    count("sign-in address " + address, signIns);
  }

  /** Forgets what is full again. */
  public void sweep() {
    ExpiredEntriesCleaner cleaner = buckets;
    while (cleaner.removeExpired(SWEPT_AT_ONCE) == SWEPT_AT_ONCE) {
      // there may be more
    }
  }

  private void count(String key, BucketConfiguration allowed) {
    ProxyManager<String> manager = buckets;
    var probe = manager.getProxy(key, () -> allowed).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw new TooMany(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
  }

  private static BucketConfiguration perMinute(int count) {
    return BucketConfiguration.builder()
        .addLimit(
            Bandwidth.builder().capacity(count).refillGreedy(count, Duration.ofMinutes(1)).build())
        .build();
  }
}
