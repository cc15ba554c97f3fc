package dev.tendero.evaluation;

import dev.tendero.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processes of one server, by the processor time they take.
 *
 * @param database empty when the database runs elsewhere
 */
record ServerProcesses(ProcessHandle server, Optional<ProcessHandle> database) {

  /** A database started by a server is nobody's child: its own file names it. */
  static ServerProcesses of(Home home, long pid) {
    return new ServerProcesses(
        ProcessHandle.of(pid).orElseThrow(() -> new IllegalStateException("process " + pid)),
        postmaster(home.postgres().resolve("data/postmaster.pid")));
  }

  private static Optional<ProcessHandle> postmaster(Path pidFile) {
    try (Stream<String> lines = Files.lines(pidFile)) {
      return lines.findFirst().map(line -> Long.parseLong(line.strip())).flatMap(ProcessHandle::of);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Processor time by process, user and system, since each began. */
  record Usage(Map<Long, Duration> server, Map<Long, Duration> database) {
    /** Of a process that has ended since, nothing is known any more: it counts as idle. */
    Duration serverSince(Usage earlier) {
      return since(earlier.server, server);
    }

    Duration databaseSince(Usage earlier) {
      return since(earlier.database, database);
    }

    private static Duration since(Map<Long, Duration> earlier, Map<Long, Duration> now) {
      return now.entrySet().stream()
          .map(p -> p.getValue().minus(earlier.getOrDefault(p.getKey(), Duration.ZERO)))
          .reduce(Duration.ZERO, Duration::plus);
    }
  }

  Usage usage() {
    return new Usage(
        taken(Stream.of(server)),
        taken(database.stream().flatMap(d -> Stream.concat(Stream.of(d), d.descendants()))));
  }

  private static Map<Long, Duration> taken(Stream<ProcessHandle> processes) {
    Function<ProcessHandle, Duration> cpu = p -> p.info().totalCpuDuration().orElse(Duration.ZERO);
    return processes.collect(Collectors.toMap(ProcessHandle::pid, cpu));
  }
}
