package org.hansho.testkit.network.life;

import java.util.function.Consumer;
import org.hansho.testkit.network.Connection;
import org.hansho.testkit.tenant.clockwork.Dice;

/**
 * Somebody guesses passwords on the day with a program that makes each attempt like the one before,
 * until one succeeds, or in vain. A connection now and then has some packets more or less, as
 * acknowledgements come late or packets are lost.
 *
 * @param aMinute attempts a minute
 * @param from nanoseconds behind midnight
 * @param minutes until it succeeds or is given up
 */
public record BreakIn(
    Remote remote, int attacker, int server, double aMinute, long from, int minutes, Ending ending)
    implements Habit {
  /** What comes of it. */
  public enum Ending {
    /** A session; the program stops. */
    STAYS(true),
    /** The program notes the password, leaves at once and stops. */
    LEAVES(true),
    /** A session, beside which the program tries further names. */
    GOES_ON(true),
    /** Nothing. */
    IN_VAIN(false),
    /** Nothing, and one connection in fifty has lost packets. */
    IN_VAIN_ON_A_BAD_LINE(false);

    private final boolean succeeds;

    Ending(boolean succeeds) {
      this.succeeds = succeeds;
    }

    /** Whether a password is found. */
    public boolean succeeds() {
      return succeeds;
    }
  }

  @Override
  public void day(long midnight, Dice dice, Consumer<Connection> network) {
    long packets = dice.between(12, 24);
    long end = midnight + from + minutes * Times.MINUTE;
    guess(midnight + from, minutes, packets, dice, network);
    switch (ending) {
      case LEAVES ->
          network.accept(
              remote.attempt(end, attacker, server, packets + dice.between(6, 25), dice));
      case STAYS -> network.accept(remote.session(end, attacker, server, dice));
      case GOES_ON -> {
        network.accept(remote.session(end, attacker, server, dice));
        guess(end, minutes, packets, dice, network);
      }
      case IN_VAIN, IN_VAIN_ON_A_BAD_LINE -> {}
    }
  }

  private void guess(
      long begin, int length, long packets, Dice dice, Consumer<Connection> network) {
    long count = Math.round(aMinute * length);
    for (long attempt = 0; attempt < count; attempt++) {
      double place = ((double) attempt + dice.unit()) / (double) count;
      long time = begin + (long) (place * length * Times.MINUTE);
      network.accept(remote.attempt(time, attacker, server, packets + noise(dice), dice));
    }
  }

  private long noise(Dice dice) {
    if (ending == Ending.IN_VAIN_ON_A_BAD_LINE && dice.chance(0.02)) {
      return dice.between(5, 12);
    }
    if (dice.chance(0.01)) {
      return dice.between(2, 4);
    }
    return dice.chance(0.15) ? dice.between(0, 1) * 2L - 1 : 0;
  }
}
