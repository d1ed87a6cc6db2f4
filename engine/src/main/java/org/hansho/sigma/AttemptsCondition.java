package org.hansho.sigma;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code attempts}: far too many short connections with a peer, or with different peers, as records
 * of flows show them.
 *
 * @param window in which they are counted
 * @param peer the field with the address of the other end
 * @param floor bounds of the attempts of a pair, or of the number of peers
 * @param busy fewer peers that are enough if they make many attempts together; null for none
 * @param unlearned what is enough while it is learned what is usual; null for nothing
 * @param sweep peers that are enough without any history and answers; null for none
 * @param slow what counts in a longer window; null for nothing
 * @param dispersion bounds of connections by packets, where sampling leaves most packets out
 * @param tail of the probability of so high a value at this hour; empty for no such bound
 * @param unanswered severity where the answers carry no data; null for that of the document
 * @param answered whether attempts without such answers are no result at all
 * @param fleet how much more than others makes up for missing answers; null for nothing
 * @param compromise severity where one attempt has probably succeeded; null if that is not looked
 *     for
 */
public record AttemptsCondition(
    Duration window,
    String peer,
    Counted measure,
    List<Bound> floor,
    Size size,
    @Nullable Enough busy,
    @Nullable Enough unlearned,
    @Nullable Enough sweep,
    @Nullable Slow slow,
    List<Bound> dispersion,
    List<Bound> tail,
    @Nullable Level unanswered,
    boolean answered,
    @Nullable Fleet fleet,
    @Nullable Level compromise)
    implements Baseline.Condition {
  public AttemptsCondition {
    floor = List.copyOf(floor);
    dispersion = List.copyOf(dispersion);
    tail = List.copyOf(tail);
  }

  /** What is counted. */
  public enum Counted {
    /** Attempts of the key and one peer. */
    PAIR,
    /** Different peers. */
    PEERS
  }

  /**
   * How many are enough under another circumstance than the floor's.
   *
   * @param least fewest attempts of a pair, or fewest peers
   * @param attempts fewest attempts of all these peers together
   * @param packets most packets of a client in a connection on average, which fails where sampling
   *     does not let that be seen; 0 for no such bound
   * @param answers what must have come back
   */
  public record Enough(int least, int attempts, int packets, Answers answers) {}

  /** What must have come back for attempts to be enough. */
  public enum Answers {
    /** Anything or nothing. */
    ANY,
    /** Data. */
    DATA,
    /** Hardly anything, as where machines or their services do not exist. */
    NONE
  }

  /**
   * What counts in a longer window: peers, where all packets are seen or nearly all, or the
   * attempts of a pair, where all packets are seen.
   *
   * @param window in which they are counted
   * @param floor fewest of them
   * @param few what is enough as well while it is learned what is usual: fewer with more attempts
   */
  public record Slow(
      Duration window,
      Enough floor,
      @Nullable Enough busy,
      @Nullable Enough unlearned,
      @Nullable Enough few) {}

  /**
   * Attempts that are far more than other groups have.
   *
   * @param of the field whose value they have in common, such as the port of a service
   * @param times how many times the median of these groups
   */
  public record Fleet(String of, double times) {}

  /**
   * What an attempt looks like.
   *
   * @param burst as many attempts in a sixth of the window as are enough; 0 for none
   * @param each most attempts of a peer among many
   * @param packets packets that a client sends in one
   * @param shortest fewest packets that a client sends in one on average; connections that were
   *     made and have fewer are health checks; 0 for no such bound
   * @param longest most packets that a client sends in one; a longer connection is a session
   * @param lasts longest time of one; a connection that lasts longer is a session
   * @param answer bytes that come back in one at least if the answers carry data
   */
  public record Size(
      int burst, int each, int packets, int shortest, int longest, Duration lasts, int answer) {}
}
