package org.hansho.format;

import java.util.function.Function;
import org.hansho.event.Fields;
import org.hansho.json.JsonPaths;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the paths that a format made for the two sets of fields that were asked for last, since
 * the readers of many sources are opened over the same fields, and each is tried with few fields
 * before. Shared between threads; that two of them may make the same paths at once does no harm.
 */
public final class PathsByFields {
  private final Function<Fields, JsonPaths> maker;
  private volatile @Nullable Made last;
  private volatile @Nullable Made before;

  private record Made(Fields fields, JsonPaths paths) {
    @SuppressWarnings("ReferenceEquality")
    boolean isFor(Fields asked) {
      return fields == asked;
    }
  }

  /** Paths made by this function. */
  public PathsByFields(Function<Fields, JsonPaths> maker) {
    this.maker = maker;
  }

  /** The paths for these fields, which are compared by identity. */
  public JsonPaths of(Fields fields) {
    Made newest = last;
    if (newest != null && newest.isFor(fields)) {
      return newest.paths;
    }
    Made older = before;
    Made made =
        older != null && older.isFor(fields) ? older : new Made(fields, maker.apply(fields));
    before = newest;
    last = made;
    return made.paths;
  }
}
