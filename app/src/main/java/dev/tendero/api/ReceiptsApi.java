package dev.tendero.api;

import dev.tendero.audit.AuditLog;
import dev.tendero.audit.Receipt;
import dev.tendero.conversation.Conversations;
import dev.tendero.conversation.Turns;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Proofs for the people whose exchanges they prove; the operator has asked too, by commands. */
@Path("/api/v1/receipts")
class ReceiptsApi {
  private final AuditLog log;
  private final Conversations conversations;
  private final Caller caller;

  ReceiptsApi(AuditLog log, Conversations conversations, Caller caller) {
    this.log = log;
    this.conversations = conversations;
    this.caller = caller;
  }

  @GET
  @Path("/{auditId}")
  @RunOnVirtualThread
  public Response receipt(@PathParam("auditId") String auditId) {
    return switch (receiptOfCaller(auditId)) {
      case Receipt.Issued issued -> Response.ok(issued.json(), MediaType.APPLICATION_JSON).build();
      case Receipt.Pending(var after) ->
          Response.accepted().header("Retry-After", Math.max(1, after.toSeconds())).build();
      case Receipt.Unknown() -> throw new NotFoundException();
    };
  }

  private Receipt receiptOfCaller(String auditId) {
    List<String> subjects =
        caller.isHomeOwner()
            ? List.of(Turns.OPERATOR)
            : caller.subject().map(conversations::loggedAs).orElseThrow(NotFoundException::new);
    return subjects.stream()
        .map(subject -> log.receipt(auditId, subject))
        .filter(receipt -> !(receipt instanceof Receipt.Unknown))
        .findFirst()
        .orElseGet(Receipt.Unknown::new);
  }
}
