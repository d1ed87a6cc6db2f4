package org.hansho.benchmark.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.alert.Alert;
import org.hansho.alert.Language;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.ContentFolder;
import org.hansho.testkit.network.life.BruteForce;

/**
 * Prints how many attacks are found and how many false alerts there are, for each sampling rate, in
 * an {@link AttackedNetwork} with the built-in detections and the shipped, empty lists.
 *
 * <p>An attack is found if an alert of its machine and direction has its time; every other alert is
 * false.
 */
public final class BruteForceQuality {
  private static final String RATES = "1,64,256,1000,4096";

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

  private final AttackedNetwork network;

  private BruteForceQuality(AttackedNetwork network) {
    this.network = network;
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
            new AttackedNetwork(
                Engine.compile(ContentFolder.read(content)),
                Integer.parseInt(options.getOrDefault("--machines", "120")),
                Integer.parseInt(options.getOrDefault("--days", "40")),
                Long.parseLong(options.getOrDefault("--seed", "1"))));
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
    for (Alert alert : network.alerts(rate, BruteForceQuality::guessing)) {
      int machine = AttackedNetwork.machine(alert);
      if (machine >= 0 && isFound(alert, machine)) {
        found.set(machine);
        continue;
      }
      wrong.merge(
          alert.detection() + " at " + machine + ": " + alert.reason(Language.ENGLISH),
          1,
          Integer::sum);
    }
    int[] hits = new int[Attack.values().length];
    List<Integer> missed = new ArrayList<>();
    for (int machine = 0; machine < network.machines(); machine++) {
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
    table.append(String.format(Locale.ROOT, " %d | %.2f |%n", all, network.ofThousand(all)));
    System.err.println("1:" + rate + " false: " + wrong + ", missed: " + missed);
  }

  private static Attack attackOn(int machine) {
    return Attack.values()[machine % Attack.values().length];
  }

  private static BruteForce guessing(int machine) {
    Attack attack = attackOn(machine);
    int address = MixedNetwork.machine(machine);
    int stranger = AttackedNetwork.stranger(machine);
    BruteForce.Ends ends =
        attack.outgoing
            ? new BruteForce.Ends(address, 1, stranger, attack.others)
            : new BruteForce.Ends(stranger, attack.others, address, 1);
    long from = (6 + machine % 12) * AttackedNetwork.HOUR + AttackedNetwork.HOUR / 3;
    return new BruteForce(MixedNetwork.remote(machine), ends, attack.aMinute, from, 60);
  }

  private boolean isFound(Alert alert, int machine) {
    Attack attack = attackOn(machine);
    String name = "network/" + (attack.outgoing ? "outgoing-" : "incoming-");
    return alert.detection().startsWith(name)
        && alert.detection().endsWith("multiple") == (attack.others > 1)
        && network.isThatDay(alert, machine);
  }
}
