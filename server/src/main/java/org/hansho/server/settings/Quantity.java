package org.hansho.server.settings;

import java.util.List;
import java.util.stream.Collectors;
import org.hansho.alert.Message;

/** A whole number with a unit: {@code 10m}, {@code 64MiB}. */
final class Quantity {
  /** A unit and how many of the smallest one it is. */
  record Unit(String name, long factor) {}

  /** Of time, in milliseconds, the smallest first. */
  static final List<Unit> TIME =
      List.of(
          new Unit("ms", 1),
          new Unit("s", 1_000),
          new Unit("m", 60_000),
          new Unit("h", 3_600_000),
          new Unit("d", 86_400_000));

  /** Of memory, in bytes; those of 1,000 come last and are never written. */
  static final List<Unit> SIZE =
      List.of(
          new Unit("B", 1),
          new Unit("KiB", 1L << 10),
          new Unit("MiB", 1L << 20),
          new Unit("GiB", 1L << 30),
          new Unit("TiB", 1L << 40),
          new Unit("kB", 1_000),
          new Unit("MB", 1_000_000),
          new Unit("GB", 1_000_000_000),
          new Unit("TB", 1_000_000_000_000L));

  private static final int MOST_DIGITS = 15;

  private Quantity() {}

  /** The number of smallest units. */
  static long parse(String text, List<Unit> units, long least, long most) throws Refusal {
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    if (digits == 0 || digits > MOST_DIGITS) {
      throw new Refusal(
          Message.inEnglish("not a whole number with a unit").inJapanese("単位の付いた整数ではありません"));
    }
    String name = text.substring(digits);
    if (name.isEmpty()) {
      throw new Refusal(
          Message.inEnglish("the unit is missing").inJapanese("単位がありません"),
          Message.inEnglish("add one of {0}").inJapanese("次のいずれかの単位を付けてください: {0}", names(units)));
    }
    Unit unit = unit(name, units);
    long number = Long.parseLong(text.substring(0, digits));
    if (number > most / unit.factor()) {
      throw new Refusal(
          Message.inEnglish("more than {0}").inJapanese("上限の {0} を超えています", text(most, units)));
    }
    if (number * unit.factor() < least) {
      throw new Refusal(
          Message.inEnglish("less than {0}").inJapanese("下限の {0} より小さい値です", text(least, units)));
    }
    return number * unit.factor();
  }

  private static Unit unit(String name, List<Unit> units) throws Refusal {
    for (Unit unit : units) {
      if (unit.name().equals(name)) {
        return unit;
      }
    }
    throw new Refusal(
        Message.inEnglish("'{0}' is no unit of it").inJapanese("'{0}' は、ここで使える単位ではありません", name),
        Message.inEnglish("the units are {0}").inJapanese("使える単位は {0} です", names(units)));
  }

  private static String names(List<Unit> units) {
    return units.stream().map(Unit::name).collect(Collectors.joining(", "));
  }

  /** With the largest unit that leaves a whole number. */
  static String text(long number, List<Unit> units) {
    Unit best = units.get(0);
    for (Unit unit : units) {
      boolean isBinary = unit.factor() == 1 || units != SIZE || unit.name().endsWith("iB");
      if (isBinary && number != 0 && number % unit.factor() == 0) {
        best = unit;
      }
    }
    return number / best.factor() + best.name();
  }
}
