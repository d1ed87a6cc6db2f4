package org.hansho.memory.yara;

import java.util.ArrayList;
import java.util.List;

/**
 * Matches rules against one region after the other. Which regions are scanned is the caller's
 * choice: private and mapped memory as a rule, since a hit in the image of a file says little.
 *
 * <p>Bytes may be anything; matches are bounded for each pattern. Allocates only for what matches.
 * A scanner belongs to one thread.
 */
public final class YaraScanner {
  private static final byte[] FOLDED = folded();

  private final YaraRules rules;
  private final AtomTable atoms;
  private final Matches matches;
  private final Evaluation evaluation;
  private final Program.Threads threads = new Program.Threads();
  private final boolean[] results;

  /** Makes a scanner for rules. */
  public YaraScanner(YaraRules rules) {
    this.rules = rules;
    this.atoms = rules.atoms();
    int patterns = rules.rules().stream().mapToInt(rule -> rule.patterns().size()).sum();
    this.matches = new Matches(patterns);
    this.evaluation = new Evaluation(matches);
    this.results = new boolean[rules.size()];
  }

  private static byte[] folded() {
    byte[] folded = new byte[256];
    for (int value = 0; value < folded.length; value++) {
      folded[value] = (byte) ByteSet.fold(value);
    }
    return folded;
  }

  /**
   * Scans a region.
   *
   * @param bytes holds the region from {@code from} to {@code to}
   * @param address where the first of these bytes lies in memory
   * @return the rules that are true, in the order of their file
   */
  public List<YaraMatch> scan(byte[] bytes, int from, int to, long address) {
    matches.clear();
    find(bytes, from, to);
    if (atoms.hasPairs()) {
      findPairs(bytes, from, to);
    }
    evaluation.begin(bytes, from, to, results);
    List<YaraMatch> found = new ArrayList<>();
    for (int i = 0; i < results.length; i++) {
      YaraRule rule = rules.rules().get(i);
      results[i] = evaluation.isTrue(rule.condition(), rule.firstPattern());
      if (results[i] && !rule.hidden()) {
        found.add(new YaraMatch(rule.name(), rule.tags(), rule.meta(), address + first(rule)));
      }
    }
    return found;
  }

  private long first(YaraRule rule) {
    long first = Long.MAX_VALUE;
    for (int i = 0; i < rule.patterns().size(); i++) {
      int pattern = rule.firstPattern() + i;
      if (matches.count(pattern) > 0) {
        first = Math.min(first, matches.offset(pattern, 1));
      }
    }
    return first == Long.MAX_VALUE ? 0 : first;
  }

  private void find(byte[] bytes, int from, int to) {
    int four = 0;
    int ready = from + Atom.LONGEST - 1;
    for (int at = from; at < to; at++) {
      four = (four >>> 8) | (FOLDED[bytes[at] & 0xff] << 24);
      if (atoms.mayHold(four) && at >= ready) {
        verify(atoms.first(four), bytes, from, at - Atom.LONGEST + 1, to);
      }
    }
  }

  private void findPairs(byte[] bytes, int from, int to) {
    for (int at = from; at < to - 1; at++) {
      int two = (FOLDED[bytes[at] & 0xff] & 0xff) | ((FOLDED[bytes[at + 1] & 0xff] & 0xff) << 8);
      int entry = atoms.firstOfPair(two);
      if (entry != AtomTable.NONE) {
        verify(entry, bytes, from, at, to);
      }
    }
  }

  private void verify(int first, byte[] bytes, int from, int at, int to) {
    for (int i = first; i != AtomTable.NONE; i = atoms.next(i)) {
      AtomTable.Entry entry = atoms.entry(i);
      if (!entry.placed() && matches.isPresent(entry.pattern())) {
        continue;
      }
      int last = at - entry.nearest();
      for (int begin = Math.max(from, at - entry.farthest()); begin <= last; begin++) {
        if (entry.variant().matches(bytes, from, begin, to, threads)) {
          matches.add(entry.pattern(), begin - from);
        }
      }
    }
  }
}
