package org.hansho.testkit.network.life;

import java.util.function.Consumer;
import org.hansho.testkit.network.Connection;
import org.hansho.testkit.tenant.clockwork.Dice;

/** What somebody does on the network, day by day. Immutable. */
public interface Habit {
  /**
   * The connections of a day.
   *
   * @param midnight when it begins, in nanoseconds since 1970
   * @param dice those of this habit and day
   */
  void day(long midnight, Dice dice, Consumer<Connection> network);
}
