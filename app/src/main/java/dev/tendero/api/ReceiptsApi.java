package dev.tendero.api;

import dev.tendero.audit.AuditLog;
import dev.tendero.audit.Receipt;
import dev.tendero.conversation.Turns;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Proofs for the people whose exchanges they prove; the operator has asked too, by commands. */
@Path("/api/v1/receipts")
class ReceiptsApi {
  private final AuditLog log;
  private final Caller caller;

  ReceiptsApi(AuditLog log, Caller caller) {
    this.log = log;
    this.caller = caller;
  }

  @GET
  @Path("/{auditId}")
  @RunOnVirtualThread
  public Response receipt(@PathParam("auditId") String auditId) {
    String subject =
        caller.isHomeOwner()
            ? Turns.OPERATOR
            : caller.subject().orElseThrow(NotFoundException::new);
    return switch (log.receipt(auditId, subject)) {
      case Receipt.Issued issued -> Response.ok(issued.json(), MediaType.APPLICATION_JSON).build();
      case Receipt.Pending(var after) ->
          Response.accepted().header("Retry-After", Math.max(1, after.toSeconds())).build();
      case Receipt.Unknown() -> throw new NotFoundException();
    };
  }
}
