package org.hansho.benchmark.network;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.alert.Alert;
import org.hansho.alert.Entity;
import org.hansho.benchmark.quality.ContentFolder;
import org.hansho.format.flow.ExportsFormat;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.network.Flow;
import org.hansho.testkit.network.NetworkLife;
import org.hansho.testkit.network.PacketSampling;
import org.hansho.testkit.network.export.NetflowNine;
import org.hansho.testkit.network.life.BruteForce;
import org.hansho.testkit.tenant.clockwork.Dice;

/**
 * Prints how many attacks are found and how many false alerts there are, for each sampling rate: a
 * simulated network, its packets thinned by chance, written as NetFlow v9 and read by the engine
 * with the built-in detections and the shipped, empty lists.
 *
 * <p>Each machine is attacked once, on a day of its own behind {@link #CALM} days, by addresses
 * never seen before. An attack is found if an alert of its machine and direction has its time;
 * every other alert is false.
 */
public final class BruteForceQuality {
  private static final long FIRST = 1_795_305_600_000_000_000L;
  private static final long DAY = Duration.ofDays(1).toNanos();
  private static final long HOUR = Duration.ofHours(1).toNanos();
  private static final int CALM = 10;
  private static final String RATES = "1,64,256,1000,4096";
  private static final int STRANGERS = 0x5E000000;

  /** What is tried: attempts a minute for an hour, by so many addresses. */
  private enum Attack {
    SLOW("30/min, 1 address", 30, 1, false),
    PAIR("120/min, 1 address", 120, 1, false),
    BOTNET("120/min, 200 addresses", 120, 200, false),
    FAST("600/min, 1 address", 600, 1, false),
    OUT("120/min, outgoing", 120, 1, true),
    OUT_MANY("600/min, outgoing, 240 machines", 600, 240, true);

    private final String words;
    private final double aMinute;
    private final int others;
    private final boolean outgoing;

    Attack(String words, double aMinute, int others, boolean outgoing) {
      this.words = words;
      this.aMinute = aMinute;
      this.others = others;
      this.outgoing = outgoing;
    }
  }

  private final Engine engine;
  private final int machines;
  private final int days;
  private final long seed;

  private BruteForceQuality(Engine engine, int machines, int days, long seed) {
    this.engine = engine;
    this.machines = machines;
    this.days = days;
    this.seed = seed;
  }

  /**
   * Options: {@code --content DIR}, {@code --machines}, {@code --days}, {@code --seed}, {@code
   * --rates 64,1000}.
   */
  public static void main(String[] arguments) throws IOException {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      options.put(arguments[i], arguments[i + 1]);
    }
    Path content = Path.of(options.getOrDefault("--content", "content"));
    BruteForceQuality quality =
        new BruteForceQuality(
            Engine.compile(ContentFolder.read(content)),
            Integer.parseInt(options.getOrDefault("--machines", "120")),
            Integer.parseInt(options.getOrDefault("--days", "40")),
            Long.parseLong(options.getOrDefault("--seed", "1")));
    String rates = options.getOrDefault("--rates", RATES);
    System.out.println(quality.table(List.of(rates.split(",", -1))));
  }

  private String table(List<String> rates) {
    StringBuilder table = new StringBuilder("| one packet in |");
    for (Attack attack : Attack.values()) {
      table.append(' ').append(attack.words).append(" |");
    }
    table.append(" false alerts | for 1,000 machines and days |\n|---:|");
    table.append("---:|".repeat(Attack.values().length)).append("---:|---:|\n");
    for (String rate : rates) {
      row(Integer.parseInt(rate), table);
    }
    return table.toString();
  }

  private void row(int rate, StringBuilder table) {
    int[] attacks = new int[Attack.values().length];
    BitSet found = new BitSet();
    Map<String, Integer> wrong = new TreeMap<>();
    for (Alert alert : run(rate)) {
      int machine = machine(alert);
      if (machine >= 0 && isFound(alert, machine)) {
        found.set(machine);
        continue;
      }
      wrong.merge(alert.detection() + " at " + machine + ": " + alert.reason(), 1, Integer::sum);
    }
    int[] hits = new int[Attack.values().length];
    List<Integer> missed = new ArrayList<>();
    for (int machine = 0; machine < machines; machine++) {
      attacks[attackOn(machine).ordinal()]++;
      hits[attackOn(machine).ordinal()] += found.get(machine) ? 1 : 0;
      if (!found.get(machine)) {
        missed.add(machine);
      }
    }
    table.append("| ").append(rate).append(" |");
    for (Attack attack : Attack.values()) {
      int ordinal = attack.ordinal();
      table.append(" %d of %d |".formatted(hits[ordinal], attacks[ordinal]));
    }
    int all = wrong.values().stream().mapToInt(Integer::intValue).sum();
    double share = all * 1000.0 / ((double) machines * days);
    table.append(String.format(Locale.ROOT, " %d | %.2f |%n", all, share));
    System.err.println("1:" + rate + " false: " + wrong + ", missed: " + missed);
  }

  private List<Alert> run(int rate) {
    NetworkLife life = MixedNetwork.of(seed, machines);
    for (int machine = 0; machine < machines; machine++) {
      BruteForce guessing = guessing(machine);
      long begins = FIRST + dayOf(machine) * DAY;
      life.with(
          "attack " + machine,
          (midnight, dice, network) -> {
            if (midnight == begins) {
              guessing.day(midnight, dice, network);
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

  private static Attack attackOn(int machine) {
    return Attack.values()[machine % Attack.values().length];
  }

  private int dayOf(int machine) {
    return CALM + machine * 7 % (days - CALM);
  }

  private static BruteForce guessing(int machine) {
    Attack attack = attackOn(machine);
    int address = MixedNetwork.machine(machine);
    int stranger = STRANGERS + machine * 65_536;
    BruteForce.Ends ends =
        attack.outgoing
            ? new BruteForce.Ends(address, 1, stranger, attack.others)
            : new BruteForce.Ends(stranger, attack.others, address, 1);
    long from = (6 + machine % 12) * HOUR + HOUR / 3;
    return new BruteForce(MixedNetwork.remote(machine), ends, attack.aMinute, from, 60);
  }

  private boolean isFound(Alert alert, int machine) {
    Attack attack = attackOn(machine);
    long midnight = FIRST + dayOf(machine) * DAY;
    String name = "network/" + (attack.outgoing ? "outgoing-" : "incoming-");
    return alert.detection().startsWith(name)
        && alert.detection().endsWith("multiple") == (attack.others > 1)
        && alert.time() >= midnight
        && alert.time() < midnight + DAY;
  }

  /** The machine that an alert names, or -1. */
  private int machine(Alert alert) {
    for (Entity entity : alert.entities()) {
      String name = entity.attributes().getOrDefault("name", "");
      String[] parts = name.split("\\.", -1);
      if (name.startsWith("10.1.") && parts.length == 4) {
        return Integer.parseInt(parts[2]) * 250 + Integer.parseInt(parts[3]) - 1;
      }
    }
    return -1;
  }
}
