package dev.tendero.index;

import dev.tendero.inference.Encoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;

/** A disk that has no room for a while. */
public final class FullDisk extends FilterDirectory {
  private final AtomicBoolean full;

  private FullDisk(Directory disk, AtomicBoolean full) {
    super(disk);
    this.full = full;
  }

  /** An index on such a disk; {@code full} may change at any time. */
  public static ProductIndex index(Path directory, Encoder encoder, AtomicBoolean full) {
    return ProductIndex.create(directory, encoder, disk -> new FullDisk(disk, full));
  }

  @Override
  public IndexOutput createOutput(String name, IOContext context) throws IOException {
    refuse();
    return super.createOutput(name, context);
  }

  @Override
  public IndexOutput createTempOutput(String prefix, String suffix, IOContext context)
      throws IOException {
    refuse();
    return super.createTempOutput(prefix, suffix, context);
  }

  private void refuse() throws IOException {
    if (full.get()) {
      throw new IOException("No space left on device");
    }
  }
}
