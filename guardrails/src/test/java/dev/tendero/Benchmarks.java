package dev.tendero;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs this module's micro-benchmarks: {@code ./tendero bench micro}. No test by its name. */
final class Benchmarks {
  @Test
  void run() throws RunnerException {
    new Runner(new OptionsBuilder().include("dev\\.tendero\\..*Benchmark").build()).run();
  }
}
