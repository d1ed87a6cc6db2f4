package org.hansho.testkit.database;

import java.util.List;
import org.hansho.testkit.Chance;

/** What people type into the fields of a shop, also what looks like SQL and is none. */
final class Words {
  private static final List<String> NAMES =
      List.of("Anna", "O'Brien", "d'Arcy", "Ito", "Müller", "N'Diaye", "Smith-Jones", "佐藤", "Kim");
  private static final List<String> THINGS =
      List.of(
          "rock 'n' roll shirt",
          "15\" screen -- used",
          "salt & pepper; set of 2",
          "select committee report",
          "drop table lamp",
          "the union, where workers order by phone",
          "#1 fan (or not)",
          "C:\\new\\table",
          "it's 5 o'clock; let's go -- now",
          "50% off or 1=1 free",
          "/* draft */ text",
          "' OR '1'='1 is how attacks look",
          "update your profile set to dark");

  private Words() {}

  static String of(Chance chance) {
    return chance.onceIn(3)
        ? chance.of(THINGS)
        : chance.of(NAMES) + (chance.flip() ? " " + chance.below(1_000) : "");
  }
}
