package org.hansho.benchmark.network;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import org.hansho.alert.Alert;
import org.hansho.alert.Entity;
import org.hansho.format.flow.ExportsFormat;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.network.Flow;
import org.hansho.testkit.network.NetworkLife;
import org.hansho.testkit.network.PacketSampling;
import org.hansho.testkit.network.export.NetflowNine;
import org.hansho.testkit.network.life.Habit;
import org.hansho.testkit.tenant.clockwork.Dice;

/**
 * The alerts of a simulated network, its packets thinned by chance, written as NetFlow v9 and read
 * by the engine. Each machine is attacked once, on a day of its own behind {@link #CALM} days.
 *
 * @param machines how many
 * @param days how long all of it lasts
 */
record AttackedNetwork(Engine engine, int machines, int days, long seed) {
  static final long HOUR = Duration.ofHours(1).toNanos();

  private static final long FIRST = 1_795_305_600_000_000_000L;
  private static final long DAY = Duration.ofDays(1).toNanos();
  private static final int CALM = 10;
  private static final int STRANGERS = 0x5E000000;

  /** The first of 65,536 addresses, never seen before, that attack a machine. */
  static int stranger(int machine) {
    return STRANGERS + machine * 65_536;
  }

  /** When the day of a machine's attack begins. */
  long midnight(int machine) {
    return FIRST + (CALM + machine * 7 % (days - CALM)) * DAY;
  }

  /** Whether an alert began on the day of a machine's attack. */
  boolean isThatDay(Alert alert, int machine) {
    long midnight = midnight(machine);
    return alert.time() >= midnight && alert.time() < midnight + DAY;
  }

  /** The machine that an alert names, or -1. */
  static int machine(Alert alert) {
    for (Entity entity : alert.entities()) {
      String name = entity.attributes().getOrDefault("name", "");
      String[] parts = name.split("\\.", -1);
      if (name.startsWith("10.1.") && parts.length == 4) {
        return Integer.parseInt(parts[2]) * 250 + Integer.parseInt(parts[3]) - 1;
      }
    }
    return -1;
  }

  /** All alerts at one packet in so many; an attack is asked for its day only. */
  List<Alert> alerts(int rate, IntFunction<Habit> attackOn) {
    NetworkLife life = MixedNetwork.of(seed, machines);
    for (int machine = 0; machine < machines; machine++) {
      Habit attack = attackOn.apply(machine);
      long begins = midnight(machine);
      life.with(
          "attack " + machine,
          (midnight, dice, network) -> {
            if (midnight == begins) {
              attack.day(midnight, dice, network);
            }
          });
    }
    FlowDetection detection = new FlowDetection(engine, new ExportsFormat());
    PacketSampling sampling = new PacketSampling(rate, Dice.of(seed, "sampling"));
    List<Flow> waiting = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      long end = FIRST + (day + 1) * DAY;
      waiting.addAll(NetworkLife.seen(life.day(FIRST + day * DAY), sampling));
      waiting.sort(Comparator.comparingLong(Flow::end));
      NetflowNine export = new NetflowNine(rate);
      waiting.stream().filter(flow -> flow.end() < end).forEach(export::add);
      waiting.removeIf(flow -> flow.end() < end);
      detection.read("day-" + day, export.toBytes());
    }
    return detection.end();
  }

  /** How many there would be for 1,000 machines and days. */
  double ofThousand(int count) {
    return count * 1000.0 / ((double) machines * days);
  }
}
