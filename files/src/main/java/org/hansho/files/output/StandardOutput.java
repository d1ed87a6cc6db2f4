package org.hansho.files.output;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Standard output that does not keep a failure to itself as print streams do. */
public final class StandardOutput {
  private static final int BUFFER = 1 << 16;

  private StandardOutput() {}

  /**
   * Prints in UTF-8 to a stream.
   *
   * @return throws {@link UnwritableException} from the first call whose bytes cannot be written;
   *     {@code flush} says whether all could
   */
  public static PrintStream over(OutputStream out) {
    return new PrintStream(
        new BufferedOutputStream(new FailFastStream("", out), BUFFER),
        false,
        StandardCharsets.UTF_8);
  }
}
