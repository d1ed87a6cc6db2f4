package org.hansho.format;

import java.util.function.Function;
import org.hansho.event.Fields;
import org.hansho.json.JsonPaths;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the paths that a format made last, since the readers of many files are opened over the
 * same fields. Shared between threads; that two of them may make the same paths at once does no
 * harm.
 */
public final class PathsByFields {
  private final Function<Fields, JsonPaths> maker;
  private volatile @Nullable Made last;

  private record Made(Fields fields, JsonPaths paths) {}

  /** Paths made by this function. */
  public PathsByFields(Function<Fields, JsonPaths> maker) {
    this.maker = maker;
  }

  /** The paths for these fields, which are compared by identity. */
  @SuppressWarnings("ReferenceEquality")
  public JsonPaths of(Fields fields) {
    Made made = last;
    if (made == null || made.fields != fields) {
      made = new Made(fields, maker.apply(fields));
      last = made;
    }
    return made.paths;
  }
}
