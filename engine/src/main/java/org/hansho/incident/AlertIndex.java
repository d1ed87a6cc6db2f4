package org.hansho.incident;

import java.util.List;

/** The alerts of one tenant by the entities they name. */
public interface AlertIndex {
  /**
   * The alerts that name an entity, in the order of {@link Step#ORDER}.
   *
   * @param from event time of the first one, at least
   * @param to event time of the last one, at most
   * @param most how many are wanted; the first ones are given
   */
  List<Step> naming(EntityKey key, long from, long to, int most);

  /**
   * The event times of the alerts that name an entity, in order; an index may know them at less
   * cost than the alerts.
   *
   * @param from event time of the first one, at least
   * @param to event time of the last one, at most
   * @param most how many are wanted; the first ones are given
   */
  default List<Long> times(EntityKey key, long from, long to, int most) {
    return naming(key, from, to, most).stream().map(Step::time).toList();
  }

  /** The alerts that stand in one incident with this one at present; empty if it is in none. */
  List<Step> groupedWith(String alert);
}
