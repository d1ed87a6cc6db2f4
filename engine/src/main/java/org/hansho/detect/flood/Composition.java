package org.hansho.detect.flood;

import java.util.Arrays;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * What the requests to a key consist of: how many sources there are and how evenly they ask, how
 * much fails or is slow, and whether browsers ask: pages with what belongs to them, from a page
 * that linked here. What is usual is learned from slots that are no flood. 420 bytes; belongs to
 * one thread.
 */
final class Composition {
  /** Nanoseconds of a slot, whatever those of the flood: in fewer there would be too little. */
  private static final long SLOT = 10_000_000_000L;

  /** Fewest requests of a slot that say anything. */
  private static final int FEWEST = 20;

  /** Fewest requests of a slot that are learned, so that a small site is known too. */
  private static final int LEARNED = 5;

  /** Sources are distinguished by as many values of a hash. */
  private static final int HASHES = 64;

  private static final double WEIGHT = 0.02;
  private static final double DEVIATIONS = 3;
  private static final double LEAST_DEVIATION = 0.1;
  private static final double FAILURES = 3;
  private static final double LEAST_FAILURES = 0.05;
  private static final double ONE_SOURCE = 0.2;
  private static final double USUAL = 0.3;

  /** Part of the answers that fail under load, and how many times the usual requests there are. */
  private static final double OVERLOADED = 0.2;

  private static final double TIMES = 4;

  /** Requests of a slot from which on the floor of mere amounts is reached. */
  private static final int LOUD = 500;

  /** Sources that ask alike: of a loud slot, of a quieter one, and where the past says little. */
  private static final int SOURCES = 20;

  private static final int SOURCES_OF_QUIET = 50;
  private static final int SOURCES_OF_UNKNOWN = 100;

  /** Slots after which what is usual is known, and that are enough to know a quiet site. */
  private static final int KNOWN = 60;

  private static final int GLIMPSED = 3;
  private static final double FEW = 0.1;
  private static final double HARDLY_ANY = 0.02;

  private final int[] sources = new int[HASHES];
  private long slot = Long.MIN_VALUE;
  private int requests;
  private int failed;
  private int slow;
  private int assets;
  private int referred;

  /** Those of the slot before, while the running one has too few requests. */
  private Shares before = Shares.NONE;

  private int learned;
  private double usualEntropy;
  private double usualDistance;
  private double usualFailures;
  private double usualSlow;
  private double usualAssets;
  private double usualReferred;

  /** Slots with any request that were learned, and how many requests they had. */
  private int slots;

  private double usualRequests;

  /**
   * A request.
   *
   * @param source hash of its source
   */
  record Request(long source, boolean failed, boolean slow, boolean asset, boolean referred) {}

  /** What the requests of a slot consist of. */
  private record Shares(
      double failures, double slow, double assets, double referred, double entropy) {
    static final Shares NONE = new Shares(0, 0, 0, 0, 0);
  }

  /** Takes a request; a slot that has ended is learned unless it may belong to a flood. */
  void add(long time, Request request, boolean suspect) {
    long ofSlot = Math.floorDiv(time, SLOT);
    if (ofSlot != slot) {
      if (!suspect) {
        learn();
      }
      if (requests >= FEWEST) {
        before = running();
      }
      clear();
      slot = ofSlot;
    }
    sources[(int) (request.source() & (HASHES - 1))]++;
    requests++;
    failed += request.failed() ? 1 : 0;
    slow += request.slow() ? 1 : 0;
    assets += request.asset() ? 1 : 0;
    referred += request.referred() ? 1 : 0;
  }

  private void clear() {
    Arrays.fill(sources, 0);
    requests = 0;
    failed = 0;
    slow = 0;
    assets = 0;
    referred = 0;
  }

  private void learn() {
    if (requests > 0) {
      slots = Math.min(slots + 1, 1_000_000);
      usualRequests += Math.max(WEIGHT, 1.0 / slots) * (requests - usualRequests);
    }
    if (requests < LEARNED) {
      return;
    }
    double weight = Math.max(WEIGHT, 1.0 / ++learned);
    double entropy = entropyNow();
    usualDistance += weight * (Math.abs(entropy - usualEntropy) - usualDistance);
    usualEntropy += weight * (entropy - usualEntropy);
    usualFailures += weight * (shares(failed) - usualFailures);
    usualSlow += weight * (shares(slow) - usualSlow);
    usualAssets += weight * (shares(assets) - usualAssets);
    usualReferred += weight * (shares(referred) - usualReferred);
    if (learned == 1) {
      usualDistance = 0;
    }
    learned = Math.min(learned, 1_000_000);
  }

  private double shares(int part) {
    return requests == 0 ? 0 : part / (double) requests;
  }

  /** Entropy of the sources of the running slot in bits, at most 6. */
  double entropy() {
    return now().entropy();
  }

  private Shares now() {
    return requests < FEWEST ? before : running();
  }

  private Shares running() {
    return new Shares(shares(failed), shares(slow), shares(assets), shares(referred), entropyNow());
  }

  private double entropyNow() {
    double entropy = 0;
    for (int count : sources) {
      if (count > 0) {
        double share = count / (double) requests;
        entropy -= share * StrictMath.log(share) / StrictMath.log(2);
      }
    }
    return entropy;
  }

  double usualEntropy() {
    return usualEntropy;
  }

  double failures() {
    return now().failures();
  }

  /** Share of the answers that are slow. */
  double slow() {
    return now().slow();
  }

  double assets() {
    return now().assets();
  }

  double referred() {
    return now().referred();
  }

  /**
   * Whether the running slot speaks of an attack, and not of many visitors.
   *
   * @param top share of the source that asks most
   */
  boolean isHostile(double top) {
    return top > ONE_SOURCE
        || fails()
        || (!isOfBrowsers() && (isSlower() || moved() || usualAssets + usualReferred >= USUAL));
  }

  /**
   * Whether it speaks of an attack at a low rate and without a long past: far more requests than
   * shortly before, and answers fail under them, or many sources ask alike.
   */
  boolean isAttack(@Nullable Talkers talkers, AlikeRequests alike) {
    boolean more = slots == 0 || requests >= TIMES * usualRequests;
    return more && (isOverloaded() || (talkers != null && isAlike(talkers, alike)));
  }

  /**
   * Whether a fifth of the answers fails, and more than usual; or is slow on a site that is known,
   * where no browsers ask: visitors of a campaign make a site slow too. Below the floor of mere
   * amounts they also meet a site that fails by itself, as while it is deployed.
   */
  boolean isOverloaded() {
    boolean visited = requests < LOUD && isOfBrowsers();
    boolean fails = failures() >= OVERLOADED && failures() > FAILURES * usualFailures && !visited;
    return requests >= FEWEST && (fails || (isSlower() && !isOfBrowsers()));
  }

  /** Whether far more answers than usual are slow. What was always slow is so by its nature. */
  private boolean isSlower() {
    return learned >= KNOWN && slow() >= OVERLOADED && slow() > FAILURES * usualSlow;
  }

  /**
   * Whether nobody but programs can ask so: answers fail, or on a site whose pages come with their
   * assets neither these are fetched nor do requests come from a page.
   */
  boolean isSurelyAttack() {
    boolean known = slots >= GLIMPSED && usualAssets >= USUAL;
    return isOverloaded() || (known && assets() + referred() < FEW);
  }

  private boolean isAlike(Talkers talkers, AlikeRequests alike) {
    boolean loud = requests >= LOUD;
    double sources = alike.sources(talkers);
    if (sources < (loud ? SOURCES : SOURCES_OF_QUIET)) {
      return false;
    }
    boolean bare =
        slots >= KNOWN && usualAssets + usualReferred >= USUAL && assets() + referred() < FEW;
    return bare || (loud && sources >= SOURCES_OF_UNKNOWN && isBareOfUnknown(talkers, alike));
  }

  /** Where the past says little: pages without their assets, or one path from would-be browsers. */
  private boolean isBareOfUnknown(Talkers talkers, AlikeRequests alike) {
    boolean unfetched =
        learned >= GLIMPSED && usualAssets >= USUAL && assets() < HARDLY_ANY * usualAssets;
    return unfetched
        || (assets() + referred() < HARDLY_ANY && alike.areWouldBeBrowsersOfOnePath(talkers));
  }

  private boolean fails() {
    return failures() > Math.max(LEAST_FAILURES, FAILURES * usualFailures);
  }

  private boolean moved() {
    double distance = Math.abs(entropy() - usualEntropy);
    return learned == 0 || distance > DEVIATIONS * Math.max(LEAST_DEVIATION, usualDistance);
  }

  private boolean isOfBrowsers() {
    double expectedAssets = learned == 0 ? USUAL : Math.min(USUAL, usualAssets / 2);
    double expectedReferred = learned == 0 ? USUAL : Math.min(USUAL, usualReferred / 2);
    return assets() >= expectedAssets
        && referred() >= expectedReferred
        && assets() + referred() > 0;
  }

  void write(StateWriter out) {
    out.number(slot);
    out.count(requests);
    out.count(failed);
    out.count(assets);
    out.count(referred);
    for (int count : sources) {
      out.count(count);
    }
    out.decimal(before.failures());
    out.decimal(before.assets());
    out.decimal(before.referred());
    out.decimal(before.entropy());
    out.count(learned);
    out.decimal(usualEntropy);
    out.decimal(usualDistance);
    out.decimal(usualFailures);
    out.decimal(usualAssets);
    out.decimal(usualReferred);
    out.count(slots);
    out.decimal(usualRequests);
    out.count(slow);
    out.decimal(before.slow());
    out.decimal(usualSlow);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param timed whether it says how many answers are slow
   */
  static Composition read(StateReader in, boolean timed) {
    Composition read = readFormer(in);
    read.slots = in.count();
    read.usualRequests = in.decimal();
    if (timed) {
      read.slow = in.count();
      Shares before = read.before;
      read.before =
          new Shares(
              before.failures(),
              in.decimal(),
              before.assets(),
              before.referred(),
              before.entropy());
      read.usualSlow = in.decimal();
    }
    return read;
  }

  /** Reads the first version, which knew nothing of rates. */
  static Composition readFormer(StateReader in) {
    Composition read = new Composition();
    read.slot = in.number();
    read.requests = in.count();
    read.failed = in.count();
    read.assets = in.count();
    read.referred = in.count();
    for (int i = 0; i < HASHES; i++) {
      read.sources[i] = in.count();
    }
    read.before = new Shares(in.decimal(), 0, in.decimal(), in.decimal(), in.decimal());
    read.learned = in.count();
    read.usualEntropy = in.decimal();
    read.usualDistance = in.decimal();
    read.usualFailures = in.decimal();
    read.usualAssets = in.decimal();
    read.usualReferred = in.decimal();
    return read;
  }
}
