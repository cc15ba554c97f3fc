package dev.tendero.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * How large a body may be. {@link Door} turns away one that announces more; one that comes in
 * chunks is counted while it is read.
 */
final class BodyLimit {
  /** Larger than a question in any encoding, smaller than a surprise. */
  static final int BYTES = 64 << 10;

  /** More came than may. */
  static final class Exceeded extends IOException {
    private static final long serialVersionUID = 1;

    Exceeded() {
      super("a body of more than " + BYTES + " bytes");
    }
  }

  @ServerRequestFilter
  public void count(ContainerRequestContext request) {
    if (request.getHeaderString(HttpHeaders.CONTENT_LENGTH) == null && request.hasEntity()) {
      request.setEntityStream(new Counted(request.getEntityStream()));
    }
  }

  private static final class Counted extends FilterInputStream {
    private int left = BYTES;

    Counted(InputStream in) {
      super(in);
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
        throw new Exceeded();
      }
    }
  }
}
