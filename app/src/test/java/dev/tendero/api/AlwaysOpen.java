package dev.tendero.api;

import dev.tendero.wiring.Server;
import dev.tendero.wiring.Serving;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Tests of the service do without the command that readies the server. Once there is one, it also
 * closes the log when the test's Quarkus ends: an open one would go on in the next test's.
 */
@Singleton
final class AlwaysOpen {
  void open(@Observes StartupEvent event, Server server, Serving serving) {
    server.ready();
    serving.begin();
  }
}
