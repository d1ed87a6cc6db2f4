package org.hansho.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.content.DetectionTest;
import org.hansho.content.DetectionTest.Given;

/**
 * Gives the records of one example people, machines and addresses of its own. The tests of
 * detections all speak of the same few; side by side in one company they would be one incident, and
 * what is usual in one example would be usual in the others. Names of one example stay different
 * from each other, and an address stays in its country.
 */
final class Cast {
  private static final List<String> PEOPLE =
      List.of(
          "aiko", "alan", "amara", "anna", "ben", "bianca", "bruno", "carla", "chen", "clara",
          "daiki", "dana", "david", "diego", "elena", "emil", "emma", "eric", "eva", "felix",
          "fumi", "george", "grace", "hana", "hugo", "ida", "ines", "ivan", "jana", "jun", "kaito",
          "karl", "kenji", "lara", "leo", "lina", "luca", "maki", "mara", "max", "mei", "mika",
          "milan", "nao", "nora", "omar", "oscar", "paul", "petra", "rafael", "rei", "rosa", "ryo",
          "sakura", "sara", "simon", "sofia", "sora", "taro", "tim", "tomas", "uma", "vera",
          "viktor", "wen", "yara", "yuki", "zoe");

  private static final Pattern NAME =
      Pattern.compile(
          "\\b(?:(?<person>erin|frank|gina|kim)|(?<machine>web|ws|dc|cache)-(?:[0-9])"
              + "|(?<thing>kv|sql|KV|SQL)-[A-Za-z]+|(?<store>shopdata|SHOPDATA))(?![a-z0-9])"
              + "|(?<![0-9.])(?<net>203\\.0\\.113|198\\.51\\.100)\\.(?<host>[0-9]{1,3})(?![0-9.])"
              + "|(?<=-)(?<id>[08]0)00(?=-000000000[0-9a-f]{3}(?![0-9a-f]))");

  /** Addresses of {@code 198.51.100.0/24} that the lists of the test world hold. */
  private static final int FIRST_LISTED = 66;

  private static final int LAST_LISTED = 69;

  private static final int HALF = 128;

  /** An example with more addresses is about their number: they stay. */
  private static final int MOST_ADDRESSES = 4;

  private final int number;
  private final Map<String, String> names = new LinkedHashMap<>();
  private final boolean movesAddresses;

  /**
   * The cast of an example.
   *
   * @param number of the example among all, from 0
   */
  Cast(int number, DetectionTest test) {
    this.number = number;
    Map<String, Boolean> addresses = new LinkedHashMap<>();
    for (Given given : test.given()) {
      Matcher matcher = NAME.matcher(given.lines());
      while (matcher.find()) {
        if (matcher.group("net") != null) {
          addresses.put(matcher.group(), true);
        }
      }
    }
    this.movesAddresses = addresses.size() <= MOST_ADDRESSES;
  }

  /** The same lines with names and addresses of this example. */
  String rename(String lines) {
    Matcher matcher = NAME.matcher(lines);
    StringBuilder renamed = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(renamed, Matcher.quoteReplacement(renamed(matcher)));
    }
    return matcher.appendTail(renamed).toString();
  }

  private String renamed(Matcher matcher) {
    String name = matcher.group();
    if (matcher.group("id") != null) {
      return matcher.group("id") + "%02d".formatted(number % 100);
    }
    if (matcher.group("net") != null) {
      return address(name, matcher.group("net"), Integer.parseInt(matcher.group("host")));
    }
    if (matcher.group("person") != null) {
      return names.computeIfAbsent(name, unused -> person());
    }
    String plain = name.toLowerCase(Locale.ROOT);
    String other =
        names.computeIfAbsent(
            plain, unused -> plain.equals("shopdata") ? "data" + number : plain + number);
    return plain.equals(name) ? other : other.toUpperCase(Locale.ROOT);
  }

  private String person() {
    int index = number + names.size() * 31;
    return PEOPLE.get(index % PEOPLE.size()) + (index < PEOPLE.size() ? "" : index / PEOPLE.size());
  }

  private String address(String name, String network, int host) {
    boolean isListed = network.startsWith("198") && host >= FIRST_LISTED && host <= LAST_LISTED;
    if (!movesAddresses || isListed) {
      return name;
    }
    return names.computeIfAbsent(
        name,
        unused -> {
          int half = host < HALF ? 0 : HALF;
          int moved = half + (host - half + number * 11) % (HALF - 2) + 1;
          boolean meetsList =
              network.startsWith("198") && moved >= FIRST_LISTED && moved <= LAST_LISTED;
          return network + "." + (meetsList ? moved + LAST_LISTED - FIRST_LISTED + 1 : moved);
        });
  }
}
