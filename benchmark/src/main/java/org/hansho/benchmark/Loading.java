package org.hansho.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.hansho.format.WindowsJson;
import org.hansho.match.RuleSet;
import org.hansho.sigma.Lists;
import org.hansho.sigma.Rule;
import org.hansho.sigma.SigmaRules;
import org.hansho.sigma.SourceText;

/**
 * Time to read and compile all public rules in a cold process, and the memory that the indexes
 * hold.
 */
final class Loading {
  private Loading() {}

  /** Prints the times; to be called before anything else has warmed the machine up. */
  static RuleSet printTimes(RuleFolder folder) {
    long start = System.nanoTime();
    List<SourceText> texts = folder.texts("", List.of());
    long read = System.nanoTime();
    List<Rule> rules = SigmaRules.read(texts, Lists.NONE).rules();
    long parsed = System.nanoTime();
    long before = usedHeap();
    long compiling = System.nanoTime();
    RuleSet ruleSet =
        RuleSet.compile(
            rules,
            Lists.NONE,
            new TreeSet<>(new WindowsJson().reads()),
            RuleSet.Routing.BY_LOG_SOURCE);
    long compiled = System.nanoTime();
    System.out.printf(
        Locale.ROOT,
        "load: %d rules; files %.2f s, rules %.2f s, compile %.2f s (wall, cold);"
            + " rules' own form %d MB%n",
        rules.size(),
        (read - start) / 1e9,
        (parsed - read) / 1e9,
        (compiled - compiling) / 1e9,
        (usedHeap() - before) >> 20);
    return ruleSet;
  }

  /** Prints what the indexes of all classes of a work take, and how long they took to build. */
  static void printIndexes(Work work) {
    long before = usedHeap();
    long start = System.nanoTime();
    Tally tally = Measurement.pass(work);
    System.out.printf(
        Locale.ROOT,
        "indexes for %d events of %s: %d MB with the state of one thread; first pass %.2f s%n",
        tally.events(),
        work.name(),
        (usedHeap() - before) >> 20,
        (System.nanoTime() - start) / 1e9);
  }

  private static long usedHeap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
