package org.hansho.detect;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A text that changes if what was learned is worth nothing any more.
 *
 * <p>It is made when it is first asked for, since only saved states need it and writing out all
 * rules would be a good part of the time until the first alert of a short scan. Any thread may ask.
 */
public final class Fingerprint {
  private final Supplier<String> maker;
  private volatile @Nullable String text;

  Fingerprint(Supplier<String> maker) {
    this.maker = maker;
  }

  /** The text; the same at every call. */
  public String text() {
    String known = text;
    if (known == null) {
      known = maker.get();
      text = known;
    }
    return known;
  }
}
