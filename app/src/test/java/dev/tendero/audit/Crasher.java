package dev.tendero.audit;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A process that appends until it dies: after the given step was done so many times, or when
 * somebody kills it. Prints a line for each entry that was acknowledged.
 */
final class Crasher {
  private static final int WRITERS = 8;

  private Crasher() {}

  public static void main(String... args) {
    var database = new PGSimpleDataSource();
    database.setUrl(args[0]);
    var left = new AtomicInteger(Integer.parseInt(args[3]));
    Step.Probe probe =
        step -> {
          if (step.name().equals(args[2]) && left.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(137);
          }
        };
    AuditLog log = AuditLog.open(database, Path.of(args[1]), Clock.systemUTC(), probe);
    for (int writer = 0; writer < WRITERS; writer++) {
      String subject = "s-" + ProcessHandle.current().pid() + "-" + writer;
      Thread.ofPlatform().start(() -> append(log, subject));
    }
  }

  private static void append(AuditLog log, String subject) {
    while (true) {
      Recorded recorded =
          log.append(Samples.asked(subject, "t"), Optional.of(Payload.asked("question")));
      System.out.println("acknowledged " + recorded.index() + " " + recorded.auditId());
      System.out.flush();
    }
  }
}
