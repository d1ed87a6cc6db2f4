package org.hansho.local.run;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Input that can be read again from any position, such as a file: nothing of it is copied into the
 * journal, the runner commits how far it has read. Called on the runner's thread.
 */
public interface RereadableInput extends Closeable {
  /** The id of the source; the same in every run. */
  String source();

  /**
   * Reads what stands at a position.
   *
   * @param position offset in bytes
   * @param most bytes wanted
   * @return at most that many bytes; none if there is nothing yet, or nothing any more
   */
  byte[] read(long position, int most) throws IOException;

  /** The name of its format, if that is known; null if it is to be recognised. */
  default @Nullable String format() {
    return null;
  }

  @Override
  default void close() throws IOException {}
}
