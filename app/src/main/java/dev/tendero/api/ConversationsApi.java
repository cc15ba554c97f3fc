package dev.tendero.api;

import dev.tendero.answer.Invalid;
import dev.tendero.conversation.Conversations;
import dev.tendero.conversation.Turns;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A subject's own conversations. */
@Path("/api/v1/conversations")
@Produces(MediaType.APPLICATION_JSON)
class ConversationsApi {
  private static final int LONGEST_SEARCH = 200;

  /** Later than any question; what PostgreSQL can compare a time with. */
  private static final Instant ALWAYS = Instant.parse("9999-12-31T00:00:00Z");

  private final Conversations conversations;
  private final Turns turns;
  private final Caller caller;

  ConversationsApi(Conversations conversations, Turns turns, Caller caller) {
    this.conversations = conversations;
    this.turns = turns;
    this.caller = caller;
  }

  record Thread(String id, List<Conversations.Replay> turns) {}

  record NewTitle(@Nullable String title) {}

  /** How many were deleted. */
  record Deleted(long conversations) {}

  /** A hundred at most; {@code before} the last one's {@code updatedAt} there are more. */
  @GET
  @RunOnVirtualThread
  public List<Conversations.Summary> list(
      @QueryParam("search") @DefaultValue("") String search,
      @QueryParam("before") @Nullable String before) {
    String words = Require.atMost("search", LONGEST_SEARCH, Require.noControls("search", search));
    Instant earlier = before == null ? ALWAYS : time(before);
    return caller
        .subject()
        .map(subject -> conversations.list(subject, words, earlier))
        .orElse(List.of());
  }

  @GET
  @Path("/{id}")
  @RunOnVirtualThread
  public Thread open(@PathParam("id") String id) {
    return caller
        .subject()
        .flatMap(subject -> conversations.open(subject, id))
        .map(found -> new Thread(id, found))
        .orElseThrow(NotFoundException::new);
  }

  @PATCH
  @Path("/{id}")
  @RunOnVirtualThread
  @Consumes(MediaType.APPLICATION_JSON)
  public Response rename(@PathParam("id") String id, @Nullable NewTitle body) {
    NewTitle wanted = Require.present("body", body);
    String title = Require.text("title", wanted.title()).strip();
    Require.atMost("title", Conversations.TITLE, Require.noControls("title", title));
    if (title.isEmpty()) {
      throw new Invalid("title_empty", "title", "The title is empty.");
    }
    boolean renamed =
        caller.subject().map(subject -> conversations.rename(subject, id, title)).orElse(false);
    if (!renamed) {
      throw new NotFoundException();
    }
    return Response.noContent().build();
  }

  /** Ends the turn that runs in it. */
  @DELETE
  @Path("/{id}")
  @RunOnVirtualThread
  public Response delete(@PathParam("id") String id) {
    boolean deleted = caller.subject().map(s -> turns.delete(s, id)).orElse(false);
    if (!deleted) {
      throw new NotFoundException();
    }
    return Response.noContent().build();
  }

  @DELETE
  @RunOnVirtualThread
  public Deleted deleteAll() {
    return new Deleted(caller.subject().map(s -> turns.deleteAll(s).conversations()).orElse(0L));
  }

  private static Instant time(String text) {
    try {
      Instant time = Instant.parse(text);
      return time.isBefore(ALWAYS) && time.isAfter(Instant.EPOCH) ? time : ALWAYS;
    } catch (DateTimeException e) {
      throw new Invalid("before_not_time", "before", "\"before\" is not a time in ISO 8601.");
    }
  }
}
