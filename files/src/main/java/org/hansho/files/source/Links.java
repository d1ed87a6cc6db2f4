package org.hansho.files.source;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where links may lead. Belongs to one thread. */
final class Links {
  private final List<Path> roots;
  private final List<Path> allowed;
  private final Set<Path> followed = new HashSet<>();

  /**
   * Links may lead below folders, whose paths have no links in them.
   *
   * @param roots folders that are walked themselves
   * @param allowed further ones
   */
  Links(List<Path> roots, List<Path> allowed) {
    this.roots = roots;
    this.allowed = allowed;
  }

  /** Whether the walk meets a place itself. */
  boolean isWalked(Path real) {
    return above(real, roots) != null;
  }

  /** The further folder that a place is below; null if there is none. */
  @Nullable Path allowed(Path real) {
    return above(real, allowed);
  }

  /** Whether a place is linked to for the first time. */
  boolean isFirst(Path real) {
    return followed.add(real);
  }

  private static @Nullable Path above(Path real, List<Path> folders) {
    for (Path folder : folders) {
      if (real.startsWith(folder)) {
        return folder;
      }
    }
    return null;
  }
}
