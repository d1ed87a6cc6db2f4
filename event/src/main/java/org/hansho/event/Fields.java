package org.hansho.event;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The field names that somebody reads, as small integers.
 *
 * <p>Built once for a loaded rule set from every field a rule, an analyzer or an entity mapping
 * names. Formats decode these and skip all others. Ids are dense, start at 0 and follow the order
 * of the names, so that the same rule set gives the same ids in any run. Immutable and safe to
 * share.
 */
public final class Fields {
  /** What {@link #id} answers for a name that nobody reads. */
  public static final int UNREAD = -1;

  private final List<String> names;
  private final Map<String, Integer> ids;

  private Fields(List<String> names) {
    this.names = names;
    this.ids = new HashMap<>(names.size() * 2);
    for (int id = 0; id < names.size(); id++) {
      ids.put(names.get(id), id);
    }
  }

  /** The given names, doubles folded; names are compared exactly. */
  public static Fields of(Collection<String> names) {
    return new Fields(List.copyOf(new TreeSet<>(names)));
  }

  /** The id of a field, or {@link #UNREAD}. Costs a hash lookup: for set-up, not for each event. */
  public int id(String name) {
    return ids.getOrDefault(name, UNREAD);
  }

  /** The name behind an id. */
  public String name(int id) {
    return names.get(id);
  }

  /** All names in the order of their ids. */
  public List<String> names() {
    return names;
  }

  /** How many fields are read. */
  public int size() {
    return names.size();
  }
}
