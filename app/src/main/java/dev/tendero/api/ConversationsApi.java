package dev.tendero.api;

import dev.tendero.conversation.Conversations;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** A subject's own conversations. */
@Path("/api/v1/conversations")
@Produces(MediaType.APPLICATION_JSON)
class ConversationsApi {
  private final Conversations conversations;
  private final Caller caller;

  ConversationsApi(Conversations conversations, Caller caller) {
    this.conversations = conversations;
    this.caller = caller;
  }

  record Thread(String id, List<Conversations.Replay> turns) {}

  @GET
  @RunOnVirtualThread
  public List<Conversations.Summary> list() {
    return caller.subject().map(conversations::list).orElse(List.of());
  }

  @GET
  @Path("/{id}")
  @RunOnVirtualThread
  public Thread open(@PathParam("id") String id) {
    return caller
        .subject()
        .flatMap(subject -> conversations.open(subject, id))
        .map(turns -> new Thread(id, turns))
        .orElseThrow(NotFoundException::new);
  }

  @DELETE
  @Path("/{id}")
  @RunOnVirtualThread
  public Response delete(@PathParam("id") String id) {
    boolean deleted = caller.subject().map(s -> conversations.delete(s, id)).orElse(false);
    if (!deleted) {
      throw new NotFoundException();
    }
    return Response.noContent().build();
  }
}
