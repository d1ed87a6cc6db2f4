package org.hansho.testkit.tenant;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.testkit.tenant.directory.Size;

/**
 * The command line of {@link Generate}.
 *
 * @param mixed whether all records go into one file
 */
record Options(Path out, boolean mixed, Settings settings) {
  static final String USAGE =
      """
      Generate OUT [--seed N] [--start YYYY-MM-DD] [--days N] [--tenants N] [--people N]
               [--resources N] [--load FACTOR] [--attacks all|none|SLUG,SLUG…] [--repeats N]
               [--strength FACTOR] [--mixed]
      """;

  private static final Set<String> NAMES =
      new TreeSet<>(
          List.of(
              "seed",
              "start",
              "days",
              "tenants",
              "people",
              "resources",
              "load",
              "attacks",
              "repeats",
              "strength"));

  /** Reads a command line; what is wrong is said in an exception with the usage. */
  static Options parse(List<String> arguments) {
    if (arguments.isEmpty() || arguments.get(0).startsWith("--")) {
      throw new IllegalArgumentException("the folder to write to is missing\n" + USAGE);
    }
    Map<String, String> values = new HashMap<>();
    boolean mixed = false;
    for (int i = 1; i < arguments.size(); i++) {
      String name = arguments.get(i);
      if (name.equals("--mixed")) {
        mixed = true;
      } else if (!name.startsWith("--") || !NAMES.contains(name.substring(2))) {
        throw new IllegalArgumentException("unknown option " + name + "\n" + USAGE);
      } else if (i + 1 == arguments.size()) {
        throw new IllegalArgumentException(name + " lacks its value\n" + USAGE);
      } else {
        values.put(name.substring(2), arguments.get(++i));
      }
    }
    return new Options(Path.of(arguments.get(0)), mixed, settings(values));
  }

  private static Settings settings(Map<String, String> values) {
    Settings usual = Settings.MONTH;
    try {
      String attacks = values.getOrDefault("attacks", "all");
      return new Settings(
          Long.parseLong(values.getOrDefault("seed", "" + usual.seed())),
          LocalDate.parse(values.getOrDefault("start", usual.start().toString())),
          new Size(
              number(values, "tenants", usual.size().tenants()),
              number(values, "people", usual.size().people()),
              number(values, "resources", usual.size().resources()),
              number(values, "days", usual.size().days())),
          Double.parseDouble(values.getOrDefault("load", "" + usual.load())),
          attacks.equals("none") ? List.of() : List.of(attacks.split(",")),
          number(values, "repeats", usual.repeats()),
          Double.parseDouble(values.getOrDefault("strength", "" + usual.strength())));
    } catch (NumberFormatException | DateTimeParseException wrong) {
      throw new IllegalArgumentException(wrong.getMessage() + "\n" + USAGE, wrong);
    }
  }

  private static int number(Map<String, String> values, String name, int usual) {
    return Integer.parseInt(values.getOrDefault(name, "" + usual));
  }
}
