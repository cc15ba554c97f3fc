package dev.tendero.api;

import dev.tendero.conversation.Turns;
import dev.tendero.security.Sessions;
import dev.tendero.security.SignIn;
import dev.tendero.security.SignedIn;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signing in and out, and who one is. */
@Path("/api/v1/session")
@Produces(MediaType.APPLICATION_JSON)
class SessionApi {
  private static final int LONGEST = 200;

  private final Caller caller;
  private final SignIn signIn;
  private final Sessions sessions;
  private final Turns turns;

  SessionApi(Caller caller, SignIn signIn, Sessions sessions, Turns turns) {
    this.caller = caller;
    this.signIn = signIn;
    this.sessions = sessions;
    this.turns = turns;
  }

  record Credentials(@Nullable String name, @Nullable String password) {}

  record PasswordChange(@Nullable String old, @Nullable String password) {}

  /**
   * @param by how one signs in here: accounts, oidc or none
   * @param name of who is signed in; null for nobody
   */
  record Told(String by, @Nullable String name, List<String> roles) {}

  @GET
  public Told who() {
    return told(caller.signedIn());
  }

  /**
   * Where a browser goes to sign in at the identity provider, and comes back to.
   *
   * @param to the page to go on with
   */
  @GET
  @Path("/begin")
  @RunOnVirtualThread
  public Response begin(@QueryParam("to") @DefaultValue("/") String to) {
    Require.that(signIn.by() == SignIn.By.OIDC);
    caller.signedIn().ifPresent(this::adopt);
    return caller.forgetPseudonym(Response.seeOther(URI.create(inside(to)))).build();
  }

  /** A path of this page: what begins otherwise would lead to another site. */
  private static String inside(String to) {
    return to.matches("/(?:[\\w.~-][\\w.~/-]*)?") ? to : "/";
  }

  @POST
  @RunOnVirtualThread
  @Consumes(MediaType.APPLICATION_JSON)
  public Response open(@Nullable Credentials body) {
    caller.countSignIn();
    Require.that(signIn.byAccounts() && caller.isHere());
    Credentials typed = Require.present("body", body);
    Optional<Sessions.Opened> opened =
        sessions.open(
            Require.atMost("name", LONGEST, Require.text("name", typed.name())),
            Require.atMost("password", LONGEST, Require.text("password", typed.password())));
    return opened.isEmpty() ? Problems.signInFailed() : began(opened.get());
  }

  @POST
  @Path("/password")
  @Authenticated
  @RunOnVirtualThread
  @Consumes(MediaType.APPLICATION_JSON)
  public Response changePassword(@Nullable PasswordChange body) {
    caller.countSignIn();
    SignedIn who = caller.signedIn().orElseThrow(NotFoundException::new);
    Require.that(signIn.byAccounts());
    PasswordChange change = Require.present("body", body);
    Optional<Sessions.Opened> opened =
        sessions.changePassword(
            who, Require.text("old", change.old()), Require.text("password", change.password()));
    return opened.isEmpty() ? Problems.signInFailed() : began(opened.get());
  }

  /** Leaves nothing in the browser by which the next person at it would be this one. */
  @DELETE
  @RunOnVirtualThread
  public Response close() {
    Require.that(signIn.byAccounts()); // a provider's session ends at /end
    caller.session().ifPresent(sessions::close);
    return caller.forget(Response.noContent()).build();
  }

  /** What was asked before signing in is now the account's. */
  private Response began(Sessions.Opened opened) {
    adopt(opened.who());
    return caller.signIn(Response.ok(told(Optional.of(opened.who()))), opened.cookie()).build();
  }

  private void adopt(SignedIn who) {
    caller.pseudonym().ifPresent(subject -> turns.adopt(subject, who.subject()));
  }

  private Told told(Optional<SignedIn> who) {
    return new Told(
        signIn.by().name().toLowerCase(Locale.ROOT),
        who.map(SignedIn::name).orElse(null),
        who.map(w -> w.roles().stream().sorted().toList()).orElse(List.of()));
  }
}
