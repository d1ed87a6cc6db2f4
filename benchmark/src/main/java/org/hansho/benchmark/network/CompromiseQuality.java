package org.hansho.benchmark.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.alert.Alert;
import org.hansho.alert.Language;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.ContentFolder;
import org.hansho.testkit.network.life.BreakIn;
import org.hansho.testkit.network.life.BreakIn.Ending;
import org.hansho.testkit.network.life.Habit;
import org.hansho.testkit.network.life.Remote;

/**
 * Prints how many guessed passwords are found as such, and how often one is reported where none was
 * guessed, where all packets are seen: an {@link AttackedNetwork} with the built-in detections and
 * the shipped, empty lists.
 *
 * <p>Every machine is tried by SSH, two thirds from outside, the others try somebody else. A
 * compromise is found if an alert of its machine on that day names the attacker as who got in.
 */
public final class CompromiseQuality {
  private static final Ending[] ENDINGS = Ending.values();
  private static final double[] PACES = {4, 12, 60};

  private final AttackedNetwork network;

  private CompromiseQuality(AttackedNetwork network) {
    this.network = network;
  }

  /** Options: {@code --content DIR}, {@code --machines}, {@code --days}, {@code --seed}. */
  public static void main(String[] arguments) throws IOException {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      options.put(arguments[i], arguments[i + 1]);
    }
    Path content = Path.of(options.getOrDefault("--content", "content"));
    AttackedNetwork network =
        new AttackedNetwork(
            Engine.compile(ContentFolder.read(content)),
            Integer.parseInt(options.getOrDefault("--machines", "300")),
            Integer.parseInt(options.getOrDefault("--days", "30")),
            Long.parseLong(options.getOrDefault("--seed", "1")));
    System.out.println(new CompromiseQuality(network).table());
  }

  private String table() {
    Set<Integer> machinesFound = new TreeSet<>();
    List<String> wrong = new ArrayList<>();
    for (Alert alert : network.alerts(1, this::attack)) {
      if (!alert.numbers().containsKey("success_at")) {
        continue;
      }
      int machine = AttackedNetwork.machine(alert);
      if (machine >= 0 && isFound(alert, machine)) {
        machinesFound.add(machine);
      } else {
        wrong.add(alert.detection() + " at " + machine + ": " + alert.summary(Language.ENGLISH));
      }
    }
    Map<Ending, Integer> placed = new EnumMap<>(Ending.class);
    Map<Ending, Integer> found = new EnumMap<>(Ending.class);
    List<Integer> missed = new ArrayList<>();
    for (int machine = 0; machine < network.machines(); machine++) {
      Ending ending = ending(machine);
      placed.merge(ending, 1, Integer::sum);
      found.merge(ending, machinesFound.contains(machine) ? 1 : 0, Integer::sum);
      if (ending.succeeds() && !machinesFound.contains(machine)) {
        missed.add(machine);
      }
    }
    System.err.println("false: " + wrong + ", missed: " + missed);
    return rows(placed, found, wrong.size());
  }

  private String rows(Map<Ending, Integer> placed, Map<Ending, Integer> found, int wrong) {
    StringBuilder head = new StringBuilder("|");
    StringBuilder rule = new StringBuilder("|");
    StringBuilder row = new StringBuilder("|");
    placed.forEach(
        (ending, count) -> {
          String words = ending.name().toLowerCase(Locale.ROOT).replace('_', ' ');
          head.append(' ').append(words).append(" |");
          rule.append("---:|");
          row.append(" %d of %d |".formatted(found.get(ending), count));
        });
    head.append(" false | for 1,000 machines and days |\n");
    rule.append("---:|---:|\n");
    String share = String.format(Locale.ROOT, " %d | %.2f |", wrong, network.ofThousand(wrong));
    return head.toString() + rule + row + share;
  }

  private boolean isFound(Alert alert, int machine) {
    String direction = isOutgoing(machine) ? "network/outgoing-ssh" : "network/incoming-ssh";
    int other = AttackedNetwork.stranger(machine);
    String address =
        "%d.%d.%d.%d"
            .formatted(other >>> 24, other >>> 16 & 0xFF, other >>> 8 & 0xFF, other & 0xFF);
    return ending(machine).succeeds()
        && alert.detection().equals(direction)
        && address.equals(alert.numbers().get("success_peer"))
        && network.isThatDay(alert, machine);
  }

  private static Ending ending(int machine) {
    return ENDINGS[machine % ENDINGS.length];
  }

  private static boolean isOutgoing(int machine) {
    return machine / ENDINGS.length % 3 == 2;
  }

  private Habit attack(int machine) {
    int own = MixedNetwork.machine(machine);
    int other = AttackedNetwork.stranger(machine);
    boolean outgoing = isOutgoing(machine);
    double pace = PACES[machine / 3 % PACES.length];
    long from = (6 + machine % 12) * AttackedNetwork.HOUR + AttackedNetwork.HOUR / 3;
    int minutes = 15 + machine % 7 * 20;
    return new BreakIn(
        Remote.SSH,
        outgoing ? own : other,
        outgoing ? other : own,
        pace,
        from,
        minutes,
        ending(machine));
  }
}
