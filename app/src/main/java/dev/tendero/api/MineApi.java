package dev.tendero.api;

import dev.tendero.conversation.Conversations;
import dev.tendero.conversation.OwnData;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.jspecify.annotations.Nullable;

/**
 * What the shop keeps of whoever asks: to see, to take away, to erase. Nobody is made known here.
 */
@Path("/api/v1/mine")
@Produces(MediaType.APPLICATION_JSON)
class MineApi {
  private final OwnData own;
  private final Caller caller;

  MineApi(OwnData own, Caller caller) {
    this.own = own;
    this.caller = caller;
  }

  /** What was deleted. */
  record Erased(long conversations, long questions, long feedback) {
    static final Erased NOTHING = new Erased(0, 0, 0);

    static Erased of(Conversations.Extent extent) {
      return new Erased(extent.conversations(), extent.questions(), extent.feedback());
    }
  }

  @GET
  @RunOnVirtualThread
  public OwnData.Kept see() {
    return caller.subject().map(own::of).orElse(OwnData.Kept.NOTHING);
  }

  @GET
  @Path("/export")
  @Blocking
  public Response export() {
    caller.countTurn(); // it reads all there is
    @Nullable String subject = caller.subject().orElse(null);
    StreamingOutput file =
        out -> {
          if (subject == null) {
            own.exportNothing(out);
          } else {
            own.export(subject, out);
          }
        };
    return Response.ok(file)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"my-data.json\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  /** Erases all and takes the cookie back: who asks again is somebody new. */
  @DELETE
  @RunOnVirtualThread
  public Response erase() {
    caller.countTurn();
    Erased erased = caller.subject().map(own::erase).map(Erased::of).orElse(Erased.NOTHING);
    return caller.forgetPseudonym(Response.ok(erased)).build();
  }
}
