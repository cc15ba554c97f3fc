package dev.tendero.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.tendero.admin.Conflict;
import dev.tendero.answer.Invalid;
import dev.tendero.answer.Unavailable;
import dev.tendero.security.Accounts;
import dev.tendero.security.Sessions;
import dev.tendero.security.TooMany;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Every error as RFC 9457 problem details, with a stable code and without an inner word. */
class Problems {
  private static final Logger LOG = Logger.getLogger(Problems.class);

  /** As quarkus-oidc calls its own. */
  private static final String PROVIDER_COOKIE = "q_session";

  static final String TYPE = "application/problem+json";

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Problem(
      String type, String title, int status, String detail, String code, @Nullable String field) {}

  static final Problem NOT_READY =
      new Problem(
          "about:blank",
          "Not available now",
          503,
          "The server is starting or ending; try again.",
          "not_ready",
          null);

  static final Problem CROSS_SITE =
      new Problem(
          "about:blank",
          "Forbidden",
          403,
          "A page of another site must not ask for this.",
          "cross_site",
          null);

  static final Problem BODY_TOO_LARGE =
      new Problem(
          "about:blank",
          "Content Too Large",
          413,
          "The body is larger than anything that is asked for here.",
          "body_too_large",
          null);

  @ServerExceptionMapper
  public Response invalid(Invalid e) {
    int status = e.code().equals("idempotency_mismatch") ? 422 : 400;
    int found = e.code().equals("conversation_unknown") ? 404 : status;
    return problem(found, "Invalid request", e.getMessage(), e.code(), e.field()).build();
  }

  @ServerExceptionMapper
  public Response conflict(Conflict e) {
    return problem(409, "Not as things stand", e.getMessage(), e.code(), null).build();
  }

  @ServerExceptionMapper
  public Response unavailable(Unavailable e) {
    LOG.warnf("unavailable dependency=\"%s\" cause=%s", e.dependency(), e.getCause());
    return retry(
        problem(
            503,
            "Not available now",
            e.dependency() + " does not answer now; try again.",
            "unavailable",
            null),
        e.retryAfter());
  }

  @ServerExceptionMapper
  public Response tooMany(TooMany e) {
    return retry(
        problem(429, "Too many questions", "Wait a moment and ask again.", "rate_limited", null),
        e.retryAfter());
  }

  /** Nobody is signed in, and somebody would have to be. */
  @ServerExceptionMapper
  public Response unknown(UnauthorizedException e) {
    return problem(401, "Sign in first", "This asks for an account.", "sign_in_needed", null)
        .build();
  }

  /** Somebody without the role learns no more than that there is nothing for them. */
  @ServerExceptionMapper
  public Response closed(ForbiddenException e) {
    return http(new NotFoundException());
  }

  @ServerExceptionMapper
  public Response over(AuthenticationFailedException e) {
    return problem(401, "Signed out", "This session is over; sign in again.", "session_over", null)
        .header("Set-Cookie", Caller.gone(Sessions.COOKIE))
        .header("Set-Cookie", Caller.gone(PROVIDER_COOKIE))
        .build();
  }

  /** The same for a name that there is none of and a password that is wrong. */
  static Response signInFailed() {
    return problem(401, "Not signed in", "Name or password are not right.", "sign_in_failed", null)
        .build();
  }

  @ServerExceptionMapper
  public Response locked(Accounts.Locked e) {
    return retry(
        problem(
            429,
            "Locked for a while",
            "There were too many wrong passwords for this name.",
            "sign_in_locked",
            null),
        e.retryAfter());
  }

  @ServerExceptionMapper
  public Response malformed(JsonProcessingException e) {
    return malformed(Optional.empty());
  }

  /** JSON of another shape; Quarkus has a mapper for this one, which is less close than ours. */
  @ServerExceptionMapper
  public Response mismatched(MismatchedInputException e) {
    return malformed(
        e.getPath().stream().flatMap(at -> Stream.ofNullable(at.getFieldName())).findFirst());
  }

  private static Response malformed(Optional<String> field) {
    return problem(
            400,
            "Invalid request",
            "The body is not the JSON that is asked for here.",
            "body_malformed",
            field.orElse(null))
        .build();
  }

  @ServerExceptionMapper
  public Response tooLarge(BodyLimit.Exceeded e) {
    return Response.status(BODY_TOO_LARGE.status()).type(TYPE).entity(BODY_TOO_LARGE).build();
  }

  @ServerExceptionMapper
  public Response http(WebApplicationException e) {
    int status = e.getResponse().getStatus();
    if (e.getCause() instanceof JsonProcessingException cause) {
      return cause instanceof MismatchedInputException other ? mismatched(other) : malformed(cause);
    }
    String title =
        Response.Status.fromStatusCode(status) == null
            ? "Error"
            : e.getResponse().getStatusInfo().getReasonPhrase();
    return problem(status, title, title + ".", "http_" + status, null).build();
  }

  @ServerExceptionMapper
  public Response bug(RuntimeException e) {
    LOG.errorf(e, "internal error");
    return problem(
            500,
            "Internal error",
            "Something went wrong here; it has been logged.",
            "internal",
            null)
        .build();
  }

  private static Response.ResponseBuilder problem(
      int status, String title, @Nullable String detail, String code, @Nullable String field) {
    return Response.status(status)
        .type(TYPE)
        .entity(
            new Problem(
                "about:blank", title, status, detail == null ? title : detail, code, field));
  }

  private static Response retry(Response.ResponseBuilder response, Duration after) {
    return response.header("Retry-After", Math.max(1, after.plusMillis(999).toSeconds())).build();
  }
}
