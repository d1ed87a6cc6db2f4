package org.hansho.detect;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The {@link Identity} of a document, made when it is first asked for, since only saved states need
 * it and encoding all rules would be a good part of the time until the first alert of a short scan.
 * Any thread may ask.
 */
public final class LateIdentity {
  private final Supplier<Identity> maker;
  private volatile @Nullable Identity made;

  LateIdentity(Supplier<Identity> maker) {
    this.maker = maker;
  }

  /** The identity; the same at every call. */
  public Identity get() {
    Identity known = made;
    if (known == null) {
      known = maker.get();
      made = known;
    }
    return known;
  }
}
