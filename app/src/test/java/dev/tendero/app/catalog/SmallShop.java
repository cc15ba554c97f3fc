package dev.tendero.app.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tendero.audit.AuditLog;
import dev.tendero.audit.Postgres;
import dev.tendero.index.FullDisk;
import dev.tendero.index.ProductIndex;
import dev.tendero.inference.Encoder;
import dev.tendero.ingestion.BuildReport;
import dev.tendero.ingestion.Format;
import dev.tendero.ingestion.Ingestion;
import dev.tendero.ingestion.Watch;
import dev.tendero.ingestion.source.Feed;
import dev.tendero.lexicon.Lexicon;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** A catalogue with its index, on real tables and real files. */
public final class SmallShop implements AutoCloseable {
  public final Lexicon lexicon = Lexicon.shipped();
  public final Encoder encoder = Encoder.load();
  public final CatalogueTables tables;
  public final ProductIndex index;
  public final IndexFollower follower;
  public final Loading loading;

  /** Whether the index's disk is. */
  final AtomicBoolean full = new AtomicBoolean();

  private final AuditLog log;

  public SmallShop(Path home) {
    DataSource database = Postgres.database(Postgres.freshDatabase());
    log = AuditLog.open(database, home, Clock.systemUTC());
    tables = new CatalogueTables(database, log);
    index = FullDisk.index(home.resolve("index"), encoder, full);
    follower = new IndexFollower(tables, index);
    loading = new Loading(tables, follower, lexicon, Clock.systemUTC());
  }

  /** A row of the product format. */
  public static String mouse(String id, String price, int stock) {
    return String.format(
        Locale.ROOT,
        "{\"id\":\"%s\",\"title\":\"Quiet mouse %s\",\"kind\":\"mouse\",\"stock\":%d,"
            + "\"price\":{\"amount\":\"%s\",\"currency\":\"USD\"}}",
        id,
        id,
        stock,
        price);
  }

  public static Feed feed(String... rows) {
    return Feed.of("feed", new ByteArrayInputStream(String.join("\n", rows).getBytes(UTF_8)));
  }

  /** Changes the rows of the database and nothing else: the index lags. */
  public BuildReport change(String... rows) {
    try {
      return new Ingestion(tables, Format.products(lexicon::kindOf), Clock.systemUTC())
          .run(List.of(feed(rows)), Ingestion.Options.UPSERT, Watch.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    index.close();
    log.close();
    encoder.close();
  }
}
