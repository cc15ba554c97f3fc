package dev.tendero.api;

import dev.tendero.conversation.Conversations;
import dev.tendero.conversation.Feedback;
import dev.tendero.conversation.LiveTurn;
import dev.tendero.conversation.Released;
import dev.tendero.conversation.Turns;
import dev.tendero.text.Language;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** Asking, and reading the answer as it comes. */
@Path("/api/v1/turns")
class TurnsApi {
  /** Proxies close what is silent for longer. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private static final int LONGEST_KEY = 200;

  private final Turns turns;
  private final Conversations conversations;
  private final Feedback feedback;
  private final Caller caller;
  private final Vertx vertx;

  TurnsApi(
      Turns turns, Conversations conversations, Feedback feedback, Caller caller, Vertx vertx) {
    this.turns = turns;
    this.conversations = conversations;
    this.feedback = feedback;
    this.caller = caller;
    this.vertx = vertx;
  }

  record NewTurn(
      @Nullable String question, @Nullable String conversationId, @Nullable String locale) {}

  record Verdict(@Nullable Boolean helpful, @Nullable String reason) {}

  /** Where the verdict stands in the log; its subject can have a receipt for it. */
  record Noted(String auditId) {}

  @POST
  @RunOnVirtualThread
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response ask(
      @Nullable NewTurn body, @HeaderParam("Idempotency-Key") @Nullable String key) {
    caller.countTurn();
    NewTurn turn = Require.present("body", body);
    var known = caller.subject();
    String cookie = known.isPresent() ? "" : caller.newSubject();
    String subject = known.orElseGet(() -> caller.subjectOf(cookie));
    var started =
        turns.start(
            subject,
            new Turns.Ask(
                Require.text("question", turn.question()),
                language(turn.locale()),
                Optional.ofNullable(turn.conversationId()),
                Optional.ofNullable(key)
                    .map(k -> Require.atMost("Idempotency-Key", LONGEST_KEY, k))));
    var response = Response.accepted(started);
    return (known.isPresent() ? response : caller.remember(response, cookie)).build();
  }

  @GET
  @Path("/{id}/events")
  @Blocking
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @ResponseHeader(name = "Cache-Control", value = "no-store, no-transform")
  @ResponseHeader(name = "X-Accel-Buffering", value = "no")
  public Multi<OutboundSseEvent> events(
      @PathParam("id") String id,
      @HeaderParam("Last-Event-ID") @DefaultValue("0") int lastId,
      @Context Sse sse) {
    String subject = caller.subject().orElseThrow(NotFoundException::new);
    Optional<LiveTurn> live = turns.find(subject, id);
    if (live.isEmpty()) {
      var events =
          conversations.eventsAfter(subject, id, lastId).orElseThrow(NotFoundException::new);
      return Multi.createFrom().iterable(events).map(e -> wire(sse, e));
    }
    return stream(sse, live.get(), lastId);
  }

  @POST
  @Path("/{id}/cancel")
  @RunOnVirtualThread
  public Response cancel(@PathParam("id") String id) {
    String subject = caller.subject().orElseThrow(NotFoundException::new);
    turns.find(subject, id).orElseThrow(NotFoundException::new).cancel();
    return Response.accepted().build();
  }

  @POST
  @Path("/{id}/feedback")
  @RunOnVirtualThread
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Noted feedback(@PathParam("id") String id, @Nullable Verdict body) {
    caller.countTurn(); // it writes to the log as a question does
    String subject = caller.subject().orElseThrow(NotFoundException::new);
    Verdict verdict = Require.present("body", body);
    boolean helpful = Require.present("helpful", verdict.helpful());
    String reason =
        verdict.reason() == null ? "" : Require.atMost("reason", 1_000, verdict.reason());
    return feedback
        .give(subject, id, helpful, reason)
        .map(Noted::new)
        .orElseThrow(NotFoundException::new);
  }

  private Multi<OutboundSseEvent> stream(Sse sse, LiveTurn turn, int lastId) {
    return Multi.createFrom()
        .emitter(
            emitter -> {
              Consumer<Released> listener =
                  released -> {
                    emitter.emit(wire(sse, released));
                    if (LiveTurn.isLast(released)) {
                      emitter.complete();
                    }
                  };
              long heart =
                  vertx.setPeriodic(
                      HEARTBEAT.toMillis(),
                      beat -> emitter.emit(sse.newEventBuilder().comment("").build()));
              emitter.onTermination(
                  () -> {
                    vertx.cancelTimer(heart);
                    turn.leave(listener);
                  });
              turn.listen(lastId, listener);
            });
  }

  private static OutboundSseEvent wire(Sse sse, Released released) {
    return sse.newEventBuilder()
        .id(Integer.toString(released.id()))
        .name(released.event())
        .data(released.data())
        .build();
  }

  private static Language language(@Nullable String locale) {
    return locale != null && locale.startsWith("es") ? Language.SPANISH : Language.ENGLISH;
  }
}
