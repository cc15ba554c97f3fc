package dev.tendero.api;

import dev.tendero.home.Home;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.nio.file.Files;
import java.util.regex.Pattern;

/**
 * The log's checkpoint and hash tiles for other people's tools (C2SP tlog-tiles), open to everyone.
 * Entry bundles are not: they hold pseudonyms and times.
 */
@Path("/log")
class LogApi {
  private static final Pattern TILE =
      Pattern.compile("tile/\\d{1,2}(?:/x?\\d{3})+(?:\\.p/\\d{1,3})?");

  private final Home home;

  LogApi(Home home) {
    this.home = home;
  }

  @GET
  @Path("/checkpoint")
  @RunOnVirtualThread
  public Response checkpoint() {
    return file("checkpoint", "text/plain; charset=utf-8", "no-cache");
  }

  @GET
  @Path("/{tile: tile/.*}")
  @RunOnVirtualThread
  public Response tile(@PathParam("tile") String tile) {
    if (!TILE.matcher(tile).matches()) {
      throw new NotFoundException();
    }
    return file(tile, "application/octet-stream", "public, max-age=31536000, immutable");
  }

  private Response file(String name, String type, String caching) {
    var file = home.log().resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new NotFoundException();
    }
    return Response.ok(file.toFile(), type).header("Cache-Control", caching).build();
  }
}
