package dev.tendero.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tendero.answer.Invalid;
import dev.tendero.security.Roles;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Handing in files, and seeing what they would become before anything changes. */
@Path(UploadsApi.PATH)
@RolesAllowed(Roles.CATALOG_ADMIN)
@Produces(MediaType.APPLICATION_JSON)
public class UploadsApi {
  /** The one route whose bodies may be large. */
  public static final String PATH = "/api/v1/admin/catalogue/uploads";

  private final Uploads uploads;
  private final Surveys surveys;
  private final SecurityIdentity identity;

  UploadsApi(Uploads uploads, Surveys surveys, SecurityIdentity identity) {
    this.uploads = uploads;
    this.surveys = surveys;
    this.identity = identity;
  }

  record Offer(@Nullable String name) {}

  /**
   * @param mapping as it was proposed, or as it was changed since
   * @param as "feed" or "document", where the file's own look is not to decide
   */
  record Look(@Nullable JsonNode mapping, @Nullable String as) {}

  @POST
  @Blocking
  public Response upload(@QueryParam("name") @Nullable String name, InputStream body)
      throws IOException {
    if (name == null || name.isBlank()) {
      throw new Invalid("name_missing", "name", "The query names no file (?name=products.csv).");
    }
    return created(uploads.take(name, body, who()));
  }

  /** Files of the operator's folder, for what is too large to send. */
  @GET
  @Path("/folder")
  @RunOnVirtualThread
  public List<Uploads.Offered> offered() {
    return uploads.offered();
  }

  @POST
  @Path("/folder")
  @RunOnVirtualThread
  @Consumes(MediaType.APPLICATION_JSON)
  public Response pick(@Nullable Offer body) throws IOException {
    String name = Wanted.text("name", Wanted.present("body", body).name());
    return created(uploads.take(name, who()));
  }

  @POST
  @Path("/{id}/survey")
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  public Surveys.Survey survey(@PathParam("id") String id, @Nullable Look body) {
    Upload upload = uploads.find(id).orElseThrow(NotFoundException::new);
    return surveys.of(
        upload,
        Optional.ofNullable(body).map(Look::as),
        Optional.ofNullable(body).map(Look::mapping).filter(m -> !m.isNull()));
  }

  private static Response created(Upload upload) {
    return Response.status(Response.Status.CREATED).entity(upload).build();
  }

  private String who() {
    return identity.getPrincipal().getName();
  }
}
