package org.hansho.detect.statement;

import java.util.HashSet;
import java.util.Set;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * The last departures from known templates, so that one is not judged alone: a tool tries many
 * forms within minutes. Holds {@link #ROOM}.
 */
final class RecentVariants {
  static final int ROOM = 32;

  private static final long MINUTE = 60_000_000_000L;
  private static final long FIVE_MINUTES = 5 * MINUTE;
  private static final long TEN_MINUTES = 10 * MINUTE;
  private static final int MANY_VARIANTS = 5;
  private static final int MANY_FORMS = 3;

  private final long[] times = new long[ROOM];
  private final long[] templates = new long[ROOM];
  private final long[] variants = new long[ROOM];
  private final long[] forms = new long[ROOM];
  private final long[] fragments = new long[ROOM];
  private final boolean[] faulty = new boolean[ROOM];
  private int next;
  private int size;

  /** Notes a departure of which something speaks against it. */
  void add(long time, long variant, Departure departure, boolean isFaulty) {
    times[next] = time;
    templates[next] = departure.base();
    variants[next] = variant;
    forms[next] = departure.form();
    fragments[next] = departure.fragmentHash();
    faulty[next] = isFaulty;
    next = (next + 1) % ROOM;
    size = Math.min(ROOM, size + 1);
  }

  /** Whether so many forms of one template came within five minutes that a tool makes them. */
  boolean isTool(long template, long time) {
    Set<Long> found = new HashSet<>();
    Set<Long> foundForms = new HashSet<>();
    for (int at = 0; at < size; at++) {
      if (templates[at] == template && time - times[at] <= FIVE_MINUTES) {
        found.add(variants[at]);
        foundForms.add(forms[at]);
      }
    }
    return found.size() >= MANY_VARIANTS && foundForms.size() >= MANY_FORMS;
  }

  /** How many different values broke a template within ten minutes. */
  int faultyFragments(long template, long time) {
    Set<Long> found = new HashSet<>();
    for (int at = 0; at < size; at++) {
      if (faulty[at] && templates[at] == template && time - times[at] <= TEN_MINUTES) {
        found.add(fragments[at]);
      }
    }
    return found.size();
  }

  void write(StateWriter out) {
    out.count(size);
    for (int i = 0; i < size; i++) {
      int at = Math.floorMod(next - size + i, ROOM);
      out.number(times[at]);
      out.number(templates[at]);
      out.number(variants[at]);
      out.number(forms[at]);
      out.number(fragments[at]);
      out.flag(faulty[at]);
    }
  }

  void read(StateReader in) {
    size = in.count();
    next = size % ROOM;
    for (int at = 0; at < size; at++) {
      times[at] = in.number();
      templates[at] = in.number();
      variants[at] = in.number();
      forms[at] = in.number();
      fragments[at] = in.number();
      faulty[at] = in.flag();
    }
  }
}
