package dev.tendero.admin;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tendero.app.catalog.CatalogueTables;
import dev.tendero.app.catalog.IndexFollower;
import dev.tendero.audit.AuditLog;
import dev.tendero.index.IndexUnusable;
import dev.tendero.index.ProductIndex;
import dev.tendero.inference.Encoder;
import dev.tendero.ingestion.document.DocumentReader;
import dev.tendero.ingestion.document.Limits;
import dev.tendero.lexicon.Lexicon;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A process that works on the jobs of a home until all have ended, or until somebody kills it. Says
 * when it begins.
 */
final class LoadProcess {
  private LoadProcess() {}

  static ObjectMapper json() {
    return new ObjectMapper().findAndRegisterModules();
  }

  static Jobs jobs(DataSource database, Path home) {
    return new Jobs(database, json(), Clock.systemUTC(), uploads(database, home).home());
  }

  static Uploads uploads(DataSource database, Path home) {
    return new Uploads(database, home.resolve("uploads"), Optional.empty(), Clock.systemUTC());
  }

  public static void main(String... args) throws Exception {
    var database = new PGSimpleDataSource();
    database.setUrl(args[0]);
    Path home = Path.of(args[1]);
    Clock clock = Clock.systemUTC();
    Uploads uploads = uploads(database, home);
    Jobs jobs = jobs(database, home);
    AuditLog log = AuditLog.open(database, home, clock);
    var tables = new CatalogueTables(database, log);
    Encoder encoder = Encoder.load();
    var follower = new IndexFollower(tables, index(home.resolve("index"), encoder));
    var documents = new DocumentReader(home.resolve("scratch"), Limits.DEFAULT);
    var worker =
        new Worker(
            jobs,
            uploads,
            new FeedRun(
                jobs,
                uploads,
                new Mappings(Lexicon.shipped()::kindOf, json()),
                tables,
                follower,
                clock),
            new PaperRun(jobs, uploads, documents, tables, follower),
            Duration.ofDays(1),
            clock);
    worker.begin();
    System.out.println("begun");
    while (jobs.list(Optional.empty(), 10).stream().anyMatch(job -> !job.state().isLast())) {
      Thread.sleep(20);
    }
    Runtime.getRuntime().halt(0);
  }

  private static ProductIndex index(Path folder, Encoder encoder) {
    try {
      return ProductIndex.open(folder, encoder);
    } catch (IndexUnusable e) {
      return ProductIndex.create(folder, encoder);
    }
  }
}
