package org.hansho.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.hansho.format.WindowsJsonFormat;
import org.hansho.match.RuleSet;
import org.hansho.sigma.Lists;
import org.hansho.sigma.Rule;
import org.hansho.sigma.SigmaRules;
import org.hansho.yaml.SourceText;

/**
 * Time to read and compile all public rules in a cold process, and the memory that the indexes
 * hold.
 */
final class Loading {
  private Loading() {}

  /**
   * Prints times and sizes; to be called before anything else has warmed the machine up.
   *
   * @param work public rules by log source over recordings that have many classes of events
   */
  static void print(RuleFolder folder, Supplier<Work> work) {
    printTimes(folder);
    printSizes(work);
  }

  private static void printTimes(RuleFolder folder) {
    long start = System.nanoTime();
    long startCpu = Round.threadTime();
    List<SourceText> texts = folder.texts("", List.of());
    long read = System.nanoTime();
    List<Rule> rules = SigmaRules.read(texts, Lists.NONE).rules();
    long parsed = System.nanoTime();
    RuleSet ruleSet =
        RuleSet.compile(
            rules,
            Lists.NONE,
            new TreeSet<>(new WindowsJsonFormat().reads()),
            RuleSet.Routing.BY_LOG_SOURCE);
    long compiled = System.nanoTime();
    System.out.printf(
        Locale.ROOT,
        "load, cold: %d files read %.2f s, %d rules parsed %.2f s, compiled %.2f s by the wall;"
            + " CPU of the thread %.2f s in all%n",
        texts.size(),
        (read - start) / 1e9,
        ruleSet.rules().size(),
        (parsed - read) / 1e9,
        (compiled - parsed) / 1e9,
        (Round.threadTime() - startCpu) / 1e9);
  }

  /** What rules take, and the indexes of every class of events that comes up. */
  private static void printSizes(Supplier<Work> supplier) {
    long nothing = usedHeap();
    Work work = supplier.get();
    long loaded = usedHeap() - work.bytes();
    Tally tally = new Tally(work);
    long start = System.nanoTime();
    Measurement.read(work, tally);
    long end = System.nanoTime();
    long indexed = usedHeap() - work.bytes();
    System.out.printf(
        Locale.ROOT,
        "memory: %d rules compiled %.1f MB; with the indexes of all classes in %s and one thread's"
            + " state %.1f MB; first pass over its %d events, indexes built on the way, %.2f s%n",
        work.rules().rules().size(),
        (loaded - nothing) / 1e6,
        work.name(),
        (indexed - nothing) / 1e6,
        tally.events(),
        (end - start) / 1e9);
  }

  private static long usedHeap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
