package org.hansho.testkit.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hansho.testkit.network.life.Habit;
import org.hansho.testkit.tenant.clockwork.Dice;

/**
 * Runs habits over days: the connections of each day in the order of their end, as exporters report
 * them. Each habit has dice of its own, so that adding one leaves the others as they are.
 */
public final class NetworkLife {
  private final Map<String, Habit> habits = new LinkedHashMap<>();
  private final long seed;

  /** A life that follows from the seed. */
  public NetworkLife(long seed) {
    this.seed = seed;
  }

  /** Adds what somebody does. */
  public NetworkLife with(String name, Habit habit) {
    habits.put(name, habit);
    return this;
  }

  /** The connections of a day. */
  public List<Connection> day(long midnight) {
    List<Connection> connections = new ArrayList<>();
    habits.forEach(
        (name, habit) ->
            habit.day(midnight, Dice.of(seed, name + " " + midnight), connections::add));
    connections.sort(Comparator.comparingLong(Connection::end));
    return connections;
  }

  /** What an exporter sees of connections, in the order in which it reports it. */
  public static List<Flow> seen(List<Connection> connections, PacketSampling sampling) {
    List<Flow> flows = new ArrayList<>();
    connections.forEach(connection -> sampling.see(connection, flows::add));
    flows.sort(Comparator.comparingLong(Flow::end));
    return flows;
  }
}
