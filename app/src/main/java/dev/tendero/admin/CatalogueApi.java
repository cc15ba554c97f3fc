package dev.tendero.admin;

import dev.tendero.answer.Invalid;
import dev.tendero.security.Roles;
import dev.tendero.text.Language;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the catalogue holds and how it is found. */
@Path("/api/v1/admin/catalogue")
@RolesAllowed(Roles.CATALOG_ADMIN)
@Produces(MediaType.APPLICATION_JSON)
class CatalogueApi {
  private static final int LONGEST_QUESTION = 2_000;
  private static final String PAGE = "50";

  private final Inventory inventory;
  private final PreviewSearch preview;
  private final SecurityIdentity identity;

  CatalogueApi(Inventory inventory, PreviewSearch preview, SecurityIdentity identity) {
    this.inventory = inventory;
    this.preview = preview;
    this.identity = identity;
  }

  record Named(@Nullable String id) {}

  @GET
  @Path("/items")
  @RunOnVirtualThread
  public Inventory.Page items(
      @QueryParam("type") @DefaultValue("product") String type,
      @QueryParam("q") @DefaultValue("") String search,
      @QueryParam("kind") @DefaultValue("") String kind,
      @QueryParam("after") @DefaultValue("") String after,
      @QueryParam("limit") @DefaultValue(PAGE) int limit) {
    return inventory.list(
        type,
        Wanted.text("q", search),
        Wanted.text("kind", kind),
        Wanted.text("after", after),
        limit);
  }

  @GET
  @Path("/kinds")
  @RunOnVirtualThread
  public List<String> kinds(@QueryParam("type") @DefaultValue("product") String type) {
    return inventory.kinds(type);
  }

  /** By query: an id may hold any character. */
  @GET
  @Path("/item")
  @RunOnVirtualThread
  public Inventory.Detail item(@QueryParam("id") @Nullable String id) {
    return inventory.find(Wanted.text("id", id)).orElseThrow(NotFoundException::new);
  }

  @DELETE
  @Path("/item")
  @Blocking
  public Inventory.Done delete(@QueryParam("id") @Nullable String id) {
    return inventory.delete(Wanted.text("id", id), who()).orElseThrow(NotFoundException::new);
  }

  @POST
  @Path("/item/restore")
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  public Inventory.Done restore(@Nullable Named body) {
    String id = Wanted.text("id", Wanted.present("body", body).id());
    return inventory.restore(id, who());
  }

  @GET
  @Path("/figures")
  @RunOnVirtualThread
  public Inventory.Figures figures() {
    return inventory.figures();
  }

  @GET
  @Path("/preview")
  @Blocking
  public PreviewSearch.Preview preview(
      @QueryParam("q") @DefaultValue("") String question,
      @QueryParam("locale") @DefaultValue("en") String locale) {
    if (question.isBlank()) {
      throw new Invalid("q_missing", "q", "There is nothing to search for.");
    }
    return preview.of(
        Wanted.atMost("q", LONGEST_QUESTION, question),
        locale.startsWith("es") ? Language.SPANISH : Language.ENGLISH);
  }

  private String who() {
    return identity.getPrincipal().getName();
  }
}
