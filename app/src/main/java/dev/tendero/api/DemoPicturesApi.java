package dev.tendero.api;

import dev.tendero.demo.Picture;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/**
 * The pictures of the demo shop's products, drawn when they are asked for. An address names kind,
 * colours and looks, each out of a fixed list; nothing else of it reaches the drawing.
 */
@Path("/img/demo")
class DemoPicturesApi {
  @GET
  @Path("/{style}/{kind}/{colours}/{looks}.svg")
  public Response picture(
      @PathParam("style") String style,
      @PathParam("kind") String kind,
      @PathParam("colours") String colours,
      @PathParam("looks") String looks) {
    Picture picture = Picture.find(style, kind, colours, looks).orElseThrow(NotFoundException::new);
    return Response.ok(picture.svg(), "image/svg+xml")
        .header("Cache-Control", "public, max-age=31536000, immutable")
        .build();
  }
}
