package org.hansho.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.sigma.ValueList.Kind;
import org.hansho.yaml.Place;
import org.jspecify.annotations.Nullable;

/** Looks up {@code %name%} in the lists that were given. */
final class Placeholders {
  /** Most texts one value may become. */
  static final int MOST_TEXTS = 200_000;

  private static final Pattern PLACEHOLDER = Pattern.compile("%([A-Za-z0-9_.-]{1,200})%");

  private Placeholders() {}

  /** Whether a value names any list. */
  static boolean isIn(String value) {
    return PLACEHOLDER.matcher(value).find();
  }

  /** The list of networks that the whole value names, or null. */
  static @Nullable ValueList network(String value, Lists lists) {
    Matcher matcher = PLACEHOLDER.matcher(value);
    ValueList list = matcher.matches() ? lists.get(matcher.group(1)) : null;
    return list != null && list.kind() == Kind.NETWORK ? list : null;
  }

  /**
   * The value with every placeholder replaced by every entry of its list; the value itself where it
   * has none. Empty where a list is missing or cannot stand in a text, which is reported.
   */
  static List<String> texts(String value, Place place, Scope scope) {
    List<String> texts = List.of("");
    Matcher matcher = PLACEHOLDER.matcher(value);
    int from = 0;
    while (from <= value.length() && matcher.find(from)) {
      if (matcher.start() > 0 && value.charAt(matcher.start() - 1) == '\\') {
        texts = join(texts, value.substring(from, matcher.start() - 1) + "%");
        from = matcher.start() + 1;
        continue;
      }
      List<String> entries = entries(matcher.group(1), place, scope);
      texts = cross(join(texts, value.substring(from, matcher.start())), entries, place, scope);
      from = matcher.end();
    }
    return join(texts, value.substring(from));
  }

  private static List<String> entries(String name, Place place, Scope scope) {
    ValueList list = scope.lists().get(name);
    if (list == null) {
      scope.missing(place, name);
      return List.of();
    }
    if (list.kind() == Kind.NETWORK) {
      scope
          .problems()
          .error(
              place,
              "the list %" + name + "% holds networks, which cannot be a part of a text",
              "let %" + name + "% be the whole value, without contains, startswith or endswith");
      return List.of();
    }
    return list.entries();
  }

  private static List<String> join(List<String> texts, String ending) {
    return ending.isEmpty() ? texts : texts.stream().map(text -> text + ending).toList();
  }

  private static List<String> cross(
      List<String> texts, List<String> entries, Place place, Scope scope) {
    if ((long) texts.size() * entries.size() > MOST_TEXTS) {
      String message = "the placeholders stand for more than " + MOST_TEXTS + " texts";
      scope.problems().error(place, message, "use a shorter list");
      return List.of();
    }
    List<String> all = new ArrayList<>(texts.size() * entries.size());
    for (String text : texts) {
      for (String entry : entries) {
        all.add(text + entry);
      }
    }
    return all;
  }
}
