package dev.tendero.index;

import java.nio.file.Path;

/**
 * There is no index in the directory that this program can use: none yet, a damaged one, or one of
 * another format. What to do: {@link ProductIndex#create} and replay the change log from its start.
 */
public final class IndexUnusable extends RuntimeException {
  private static final long serialVersionUID = 1;

  IndexUnusable(Path directory, String reason) {
    super("index in " + directory + ": " + reason);
  }

  IndexUnusable(Path directory, String reason, Throwable cause) {
    super("index in " + directory + ": " + reason, cause);
  }
}
