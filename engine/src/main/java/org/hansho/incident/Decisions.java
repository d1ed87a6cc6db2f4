package org.hansho.incident;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people have decided about a tenant's incidents, which stands over what grouping would do.
 * Immutable.
 *
 * @param merges alerts whose incidents belong together
 * @param splits alerts that were taken apart
 */
public record Decisions(List<Merge> merges, List<Split> splits) {
  /** Nobody has decided anything. */
  public static final Decisions NONE = new Decisions(List.of(), List.of());

  public Decisions {
    merges = List.copyOf(merges);
    splits = List.copyOf(splits);
  }

  /** Two alerts that belong together. */
  public record Merge(Step one, Step other) {}

  /**
   * Two sets of alerts, no one of which belongs together with one of the other.
   *
   * @param off ids of alerts that were taken off
   * @param left ids of those they were taken from
   */
  public record Split(Set<String> off, Set<String> left) {
    public Split {
      off = Set.copyOf(off);
      left = Set.copyOf(left);
    }

    /** 1 or 2 for the set an alert is in, 0 for none. */
    int side(String alert) {
      if (off.contains(alert)) {
        return 1;
      }
      return left.contains(alert) ? 2 : 0;
    }
  }

  /** The other alert of each merge of an alert. */
  List<Step> mergedWith(String alert) {
    return merges.stream()
        .map(merge -> other(merge, alert))
        .filter(step -> step != null)
        .map(java.util.Objects::requireNonNull)
        .toList();
  }

  private static @Nullable Step other(Merge merge, String alert) {
    if (merge.one().alert().equals(alert)) {
      return merge.other();
    }
    return merge.other().alert().equals(alert) ? merge.one() : null;
  }
}
