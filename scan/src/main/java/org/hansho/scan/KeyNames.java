package org.hansho.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.Fact;
import org.hansho.detect.Grounds;
import org.hansho.detect.GroupKey;
import org.hansho.detect.Knowledge;
import org.hansho.detect.Listener;
import org.jspecify.annotations.Nullable;

/**
 * The values behind the keys of detectors, noted while they learn, since states are kept by the
 * hash of their key alone. Belongs to one thread.
 *
 * <p>At most {@link #MOST} keys of a document are noted, the first that come; beyond that only the
 * one asked for.
 */
public final class KeyNames implements DetectorObserver {
  /** Most keys of a document that are noted. */
  public static final int MOST = 100_000;

  private final DetectorPlan plan;
  private final List<String> asked;
  private final int most;
  private final Map<Integer, Map<GroupKey, Seen>> seen = new TreeMap<>();
  private @Nullable Knowledge knowledge;
  private long newest;

  /**
   * Nothing noted yet.
   *
   * @param asked values of a key that is noted in any case; empty for none
   */
  public KeyNames(DetectorPlan plan, List<String> asked) {
    this(plan, asked, MOST);
  }

  KeyNames(DetectorPlan plan, List<String> asked, int most) {
    this.plan = plan;
    this.asked = List.copyOf(asked);
    this.most = most;
  }

  private static final class Seen {
    final List<String> values;
    long facts;

    Seen(List<String> values) {
      this.values = values;
    }
  }

  /**
   * A key of a document.
   *
   * @param values of the fields that it groups by, in their order
   * @param facts how many facts the document received with it
   * @param known the state of the key; null if that was forgotten
   */
  public record Key(List<String> values, long facts, @Nullable Grounds known) {}

  @Override
  public void received(Fact fact) {
    DetectorPlan.Document source = plan.document(fact.document());
    if (source == null) {
      return;
    }
    for (Listener listener : source.listeners()) {
      GroupKey key = listener.keyOf(fact);
      if (key != null) {
        note(listener, key, fact);
      }
    }
  }

  private void note(Listener listener, GroupKey key, Fact fact) {
    Map<GroupKey, Seen> keys =
        seen.computeIfAbsent(listener.document(), unseen -> new LinkedHashMap<>());
    Seen noted = keys.get(key);
    if (noted == null) {
      List<String> values = listener.valuesOf(fact);
      if (keys.size() >= most && !values.equals(asked)) {
        return;
      }
      noted = new Seen(values);
      keys.put(key, noted);
    }
    noted.facts++;
  }

  @Override
  public void ended(Knowledge all, long newestTime) {
    knowledge = all;
    newest = newestTime;
  }

  /** How many keys of a document were noted. */
  public int count(DetectorPlan.Document document) {
    return seen.getOrDefault(document.index(), Map.of()).size();
  }

  /** Keys of a document, those of the most facts first, then by their values. */
  public List<Key> top(DetectorPlan.Document document, int number) {
    return keys(document, any -> true, number);
  }

  /** The keys of a document with the values asked for: one, or none. */
  public List<Key> asked(DetectorPlan.Document document) {
    return keys(document, one -> one.values.equals(asked), 1);
  }

  private List<Key> keys(DetectorPlan.Document document, Predicate<Seen> wanted, int number) {
    Map<GroupKey, Seen> all = seen.getOrDefault(document.index(), Map.of());
    List<Map.Entry<GroupKey, Seen>> sorted = new ArrayList<>(all.entrySet());
    sorted.removeIf(entry -> !wanted.test(entry.getValue()));
    sorted.sort(
        Comparator.comparing((Map.Entry<GroupKey, Seen> entry) -> -entry.getValue().facts)
            .thenComparing(entry -> entry.getValue().values.toString()));
    List<Key> keys = new ArrayList<>();
    for (Map.Entry<GroupKey, Seen> entry : sorted.subList(0, Math.min(number, sorted.size()))) {
      Seen one = entry.getValue();
      keys.add(new Key(one.values, one.facts, known(document, entry.getKey())));
    }
    return keys;
  }

  private @Nullable Grounds known(DetectorPlan.Document document, GroupKey key) {
    Knowledge known = knowledge;
    return known == null ? null : known.describe(document.index(), key, newest);
  }
}
