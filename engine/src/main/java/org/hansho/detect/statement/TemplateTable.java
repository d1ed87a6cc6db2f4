package org.hansho.detect.statement;

import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.hansho.sql.StatementComparison;
import org.hansho.sql.StatementGap;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * The templates of one context by their hash. Bounded in number and in bytes of tokens and texts;
 * beyond either, the eighth part that is least worth keeping is forgotten at once. What is
 * forgotten depends on the statements alone.
 */
final class TemplateTable {
  /** Most templates. */
  static final int MOST = 2_048;

  /** Bytes of all tokens and texts: 190 for each of the most templates. */
  static final int MOST_BYTES = 384 << 10;

  private static final int PART = 8;
  private static final Comparator<KnownTemplate> LEAST_WORTH =
      Comparator.comparingLong(KnownTemplate::worth).thenComparingLong(template -> template.hash);

  private final int most;
  private KnownTemplate[] slots = new @Nullable KnownTemplate[16];
  private int size;
  private int bytes;

  TemplateTable(int most) {
    this.most = Math.max(PART, Math.min(most, MOST));
  }

  int size() {
    return size;
  }

  @Nullable KnownTemplate get(long hash) {
    for (int at = place(hash); slots[at] != null; at = next(at)) {
      if (slots[at].hash == hash) {
        return slots[at];
      }
    }
    return null;
  }

  /** Adds a template that is not there; whether others had to go for it. */
  boolean add(KnownTemplate template) {
    boolean full = size >= most || bytes + template.size() > MOST_BYTES;
    if (full) {
      forget();
    }
    put(template);
    return full;
  }

  /** Joins the templates that another table has, as far as there is room. */
  void join(TemplateTable other) {
    List<KnownTemplate> joined = new ArrayList<>();
    for (KnownTemplate known : all()) {
      KnownTemplate same = other.get(known.hash);
      joined.add(same == null ? known : known.joined(same));
    }
    List<KnownTemplate> further = other.all();
    further.removeIf(template -> get(template.hash) != null);
    further.sort(LEAST_WORTH.reversed());
    rebuild(joined, slots.length);
    for (KnownTemplate template : further) {
      if (size < most && bytes + template.size() <= MOST_BYTES) {
        put(template);
      }
    }
  }

  private void put(KnownTemplate template) {
    if (2 * size >= slots.length) {
      rebuild(all(), slots.length * 2);
    }
    int at = place(template.hash);
    while (slots[at] != null) {
      at = next(at);
    }
    slots[at] = template;
    size++;
    bytes += template.size();
  }

  private void forget() {
    List<KnownTemplate> kept = all();
    kept.sort(LEAST_WORTH);
    rebuild(kept.subList(Math.max(1, kept.size() / PART), kept.size()), slots.length);
  }

  private void rebuild(List<KnownTemplate> templates, int capacity) {
    slots = new @Nullable KnownTemplate[capacity];
    size = 0;
    bytes = 0;
    templates.forEach(this::put);
  }

  private List<KnownTemplate> all() {
    List<KnownTemplate> all = new ArrayList<>(size);
    for (KnownTemplate template : slots) {
      if (template != null) {
        all.add(template);
      }
    }
    return all;
  }

  private int place(long hash) {
    return (int) (hash ^ hash >>> 32) & (slots.length - 1);
  }

  private int next(int at) {
    return (at + 1) & (slots.length - 1);
  }

  /** A template and the gap of the statement at hand to it. */
  record Nearest(KnownTemplate template, StatementGap gap) {}

  /**
   * The nearest of the known templates, if one is near, at a name only if none is at a value. Looks
   * at all: no index to be kept.
   */
  @Nullable Nearest nearest(StatementComparison statement, int allClients) {
    Nearest atValue = nearest(statement::gap, allClients);
    return atValue == null ? nearest(statement::gapAtName, allClients) : atValue;
  }

  private @Nullable Nearest nearest(
      Function<short[], @Nullable StatementGap> gaps, int allClients) {
    Nearest best = null;
    for (KnownTemplate template : slots) {
      if (template != null && template.words().length > 0 && template.isKnown(allClients)) {
        StatementGap gap = gaps.apply(template.words());
        if (gap != null && (best == null || isNearer(gap, template, best))) {
          best = new Nearest(template, gap);
        }
      }
    }
    return best;
  }

  /** Whether a statement is a batch of known ones, of a program that sends batches. */
  boolean isBatchOfKnown(StatementComparison statement, int allClients) {
    List<ShortBuffer> parts = StatementComparison.batch(statement.words());
    boolean batches = false;
    for (int at = 0; parts.size() > 1 && !batches && at < slots.length; at++) {
      batches = slots[at] != null && slots[at].isBatch() && slots[at].isKnown(allClients);
    }
    return batches && knownParts(allClients).containsAll(parts);
  }

  private Set<ShortBuffer> knownParts(int allClients) {
    Set<ShortBuffer> statements = new HashSet<>();
    for (KnownTemplate template : slots) {
      if (template != null && template.isKnown(allClients)) {
        statements.addAll(StatementComparison.batch(template.words()));
      }
    }
    return statements;
  }

  private static boolean isNearer(StatementGap gap, KnownTemplate template, Nearest best) {
    return gap.isNearerThan(best.gap())
        || (!best.gap().isNearerThan(gap) && template.hash < best.template().hash);
  }

  /** Evidence that known templates have themselves. */
  int knownEvidence(int allClients) {
    int evidence = 0;
    for (KnownTemplate template : slots) {
      if (template != null && template.isKnown(allClients)) {
        evidence |= template.evidence;
      }
    }
    return evidence;
  }

  /** What it takes of the heap, in bytes. */
  long bytes() {
    return 40 + bytes + 8L * Math.max(16, 2 * size) + 160L * size;
  }

  void write(StateWriter out) {
    List<KnownTemplate> all = all();
    all.sort(Comparator.comparingLong(template -> template.hash));
    out.count(all.size());
    all.forEach(template -> template.write(out));
  }

  void read(StateReader in) {
    for (int left = in.count(); left > 0; left--) {
      put(KnownTemplate.read(in));
    }
  }
}
