package dev.tendero.api;

import dev.tendero.admin.UploadsApi;
import dev.tendero.wiring.TenderoConfig;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * How large a body may be: small, but for the one route that takes files. {@link Door} turns away
 * one that announces more; one that comes in chunks is counted while it is read.
 */
@Singleton
final class BodyLimit {
  /** Larger than a question in any encoding, smaller than a surprise. */
  private static final int BYTES = 64 << 10;

  private final Provider<TenderoConfig> config;

  /** Filters are made before there is a configuration. */
  BodyLimit(Provider<TenderoConfig> config) {
    this.config = config;
  }

  /** More came than may. */
  static final class Exceeded extends IOException {
    private static final long serialVersionUID = 1;

    Exceeded(long limit) {
      super("a body of more than " + limit + " bytes");
    }
  }

  /** What may be sent to {@code path}. */
  long bytes(@Nullable String path) {
    return UploadsApi.PATH.equals(path)
        ? config.get().catalogue().largestUpload().asLongValue()
        : BYTES;
  }

  @ServerRequestFilter
  public void count(ContainerRequestContext request) {
    if (request.getHeaderString(HttpHeaders.CONTENT_LENGTH) == null && request.hasEntity()) {
      long limit = bytes(request.getUriInfo().getRequestUri().getPath());
      request.setEntityStream(new Counted(request.getEntityStream(), limit));
    }
  }

  private static final class Counted extends FilterInputStream {
    private final long limit;
    private long left;

    Counted(InputStream in, long limit) {
      super(in);
      this.limit = limit;
      this.left = limit;
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n = super.read(bytes, offset, length);
      count(Math.max(0, n));
      return n;
    }

    /** Closing what is beneath would read all that still comes. */
    @Override
    public void close() throws IOException {
      if (left >= 0) {
        super.close();
      }
    }

    private void count(int n) throws IOException {
      left -= n;
      if (left < 0) {
        throw new Exceeded(limit);
      }
    }
  }
}
