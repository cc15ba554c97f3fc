package dev.tendero.api;

import dev.tendero.wiring.Serving;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Tests of the service do without the command that says when it is ready. */
@Singleton
final class AlwaysOpen {
  void open(@Observes StartupEvent event, Serving serving) {
    serving.begin();
  }
}
