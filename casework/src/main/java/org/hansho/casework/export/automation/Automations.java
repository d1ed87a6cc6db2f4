package org.hansho.casework.export.automation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hansho.alert.Message;
import org.hansho.casework.export.format.JsonValue;
import org.hansho.casework.filter.Filter;
import org.hansho.casework.filter.FilterException;

/**
 * Automations of {@code Microsoft.Security/automations} as exports of ours: one resource, a list of
 * them, or the answer of a query with {@code value}. Secrets are not copied; variables of the
 * environment stand in their place. An automation that cannot be said here as it was meant is left
 * out and named.
 */
public final class Automations {
  private static final int MOST = 32;
  private static final int LONGEST_NAME = 40;
  private static final Pattern EVENT_HUB =
      Pattern.compile(
          ".*/namespaces/([^/]{1,60})/eventhubs/([^/]{1,256})", Pattern.CASE_INSENSITIVE);

  private final StringBuilder yaml = new StringBuilder();
  private final List<Message> problems = new ArrayList<>();
  private int exports;

  private Automations() {}

  /**
   * What was read.
   *
   * @param yaml the key {@code exports} of the settings; empty if there is nothing to write
   * @param problems a line for each automation, or part of one, that is not there
   */
  public record Imported(String yaml, List<Message> problems) {
    /** Copies the list. */
    public Imported {
      problems = List.copyOf(problems);
    }
  }

  /** Reads a text of JSON. The cost is linear. */
  public static Imported read(String json) {
    JsonValue whole = JsonValue.read(json);
    List<JsonValue> all =
        !whole.items().isEmpty()
            ? whole.items()
            : whole.at("value").isNone() ? List.of(whole) : whole.at("value").items();
    Automations automations = new Automations();
    if (whole.isNone() || all.stream().allMatch(one -> one.at("properties").isNone())) {
      automations.problems.add(
          Message.inEnglish(
                  "This is no JSON of automations. Export them with `az security automation list`.")
              .inJapanese("オートメーションの JSON ではありません。`az security automation list` で書き出してください。"));
      return automations.imported();
    }
    all.forEach(automations::automation);
    return automations.imported();
  }

  private Imported imported() {
    return new Imported(yaml.isEmpty() ? "" : "exports:\n" + yaml, problems);
  }

  private void automation(JsonValue automation) {
    String name = automation.at("name").text();
    JsonValue properties = automation.at("properties");
    int number = 0;
    for (JsonValue action : properties.at("actions").items()) {
      try {
        String own = name(name) + (number++ == 0 ? "" : "-" + number);
        String text = export(own, properties, action);
        if (exports++ >= MOST) {
          throw new UnknownPartException(
              Message.inEnglish("there are more than {0} exports")
                  .inJapanese("エクスポートの数が上限の {0} 個を超えています。", MOST));
        }
        yaml.append(text);
      } catch (UnknownPartException unknown) {
        problems.add(
            Message.inEnglish("'{0}' is left out: {1}.")
                .inJapanese("「{0}」は取り込んでいません。{1}", name, Message.of(unknown)));
      }
    }
    if (number == 0) {
      problems.add(
          Message.inEnglish("'{0}' is left out: it has no action.")
              .inJapanese("「{0}」は取り込んでいません。アクションがありません。", name));
    }
  }

  private static String name(String name) {
    String plain =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String some = plain.isEmpty() ? "export" : plain;
    return some.length() > LONGEST_NAME ? some.substring(0, LONGEST_NAME) : some;
  }

  private String export(String name, JsonValue properties, JsonValue action)
      throws UnknownPartException {
    String filter = filter(name, properties);
    StringBuilder text = new StringBuilder();
    String description = properties.at("description").text().replaceAll("\\s+", " ").strip();
    if (!description.isEmpty()) {
      text.append("  # ").append(description).append('\n');
    }
    boolean isOff = properties.at("isEnabled").text().equals("false");
    String begin = isOff ? "  # " : "  ";
    if (isOff) {
      text.append("  # It was switched off.\n");
    }
    List<String> lines = new ArrayList<>();
    lines.add(name + ":");
    target(name, action).forEach(line -> lines.add("  " + line));
    lines.add("  data: [alerts, incidents]");
    if (!filter.isEmpty()) {
      lines.add("  filter: '" + filter.replace("'", "''") + "'");
    }
    lines.forEach(line -> text.append(begin).append(line).append('\n'));
    return text.toString();
  }

  private static List<String> target(String name, JsonValue action) throws UnknownPartException {
    String variable = name.toUpperCase(Locale.ROOT).replace('-', '_');
    String type = action.at("actionType").text();
    List<String> lines = new ArrayList<>();
    switch (type.toLowerCase(Locale.ROOT)) {
      case "eventhub" -> {
        Matcher hub = EVENT_HUB.matcher(action.at("eventHubResourceId").text());
        if (!hub.matches()) {
          throw new UnknownPartException(
              Message.inEnglish("its action names no event hub")
                  .inJapanese("アクションにイベント ハブが指定されていません。"));
        }
        lines.add("kind: kafka");
        lines.add("servers: ['" + plain(hub.group(1)) + ".servicebus.windows.net:9093']");
        lines.add("topic: '" + plain(hub.group(2)) + "'");
        lines.add("sasl: plain");
        lines.add("user: $ConnectionString");
        lines.add("password: ${" + variable + "_CONNECTION}");
      }
      case "logicapp" -> {
        lines.add("kind: webhook");
        lines.add("secret_url: ${" + variable + "_URL}");
      }
      case "workspace" ->
          throw new UnknownPartException(
              Message.inEnglish(
                      "nothing is written to Log Analytics by itself; use kind: file or webhook"
                          + " with format: security-alert-table")
                  .inJapanese(
                      "Log Analytics に直接書き込む機能はありません。kind: file または webhook に、format:"
                          + " security-alert-table を指定してください。"));
      default ->
          throw new UnknownPartException(
              Message.inEnglish("the action '{0}' is not known")
                  .inJapanese("アクション「{0}」には対応していません。", type));
    }
    lines.add("format: security-center");
    lines.add("vendor: Microsoft");
    lines.add("product: Azure Security Center");
    return lines;
  }

  /** Names of Azure have no quotes; what has some is no name. */
  private static String plain(String name) throws UnknownPartException {
    if (!name.matches("[A-Za-z0-9._-]+")) {
      throw new UnknownPartException(
          Message.inEnglish("its action names no event hub")
              .inJapanese("アクションにイベント ハブが指定されていません。"));
    }
    return name;
  }

  private String filter(String name, JsonValue properties) throws UnknownPartException {
    List<String> sources = new ArrayList<>();
    boolean isAll = false;
    for (JsonValue source : properties.at("sources").items()) {
      String event = source.at("eventSource").text();
      if (!event.equalsIgnoreCase("Alerts")) {
        problems.add(
            Message.inEnglish("'{0}': {1} are not exported, only alerts.")
                .inJapanese("「{0}」: {1} は書き出せません。書き出せるのはアラートだけです。", name, event));
        continue;
      }
      List<String> sets = sets(source);
      isAll |= sets.isEmpty();
      sources.addAll(sets);
    }
    if (sources.isEmpty() && !isAll) {
      throw new UnknownPartException(
          Message.inEnglish("it exports no alerts").inJapanese("アラートをエクスポートしない設定です。"));
    }
    List<String> scopes = new ArrayList<>();
    for (JsonValue scope : properties.at("scopes").items()) {
      String path = scope.at("scopePath").text();
      if (!path.isEmpty()) {
        scopes.add("cloud-resource startswith " + AutomationRule.quoted(path + "/"));
      }
    }
    String rules = isAll ? "" : joined(sources, " or ");
    String scope = joined(scopes, " or ");
    String filter =
        rules.isEmpty() || scope.isEmpty() ? rules + scope : "(" + rules + ") and (" + scope + ")";
    checked(filter);
    return filter;
  }

  private static List<String> sets(JsonValue source) throws UnknownPartException {
    List<String> sets = new ArrayList<>();
    for (JsonValue set : source.at("ruleSets").items()) {
      List<String> rules = new ArrayList<>();
      for (JsonValue rule : set.at("rules").items()) {
        String condition = AutomationRule.condition(rule);
        if (!condition.isEmpty()) {
          rules.add(condition);
        }
      }
      if (rules.isEmpty()) {
        return List.of();
      }
      sets.add(joined(rules, " and "));
    }
    return sets;
  }

  private static String joined(List<String> parts, String word) {
    return parts.size() == 1
        ? parts.get(0)
        : parts.stream()
            .map(part -> part.contains(" and ") || part.contains(" or ") ? "(" + part + ")" : part)
            .collect(Collectors.joining(word));
  }

  private static void checked(String filter) throws UnknownPartException {
    try {
      if (!filter.isEmpty()) {
        Filter.parse(filter, Map.of());
      }
    } catch (FilterException tooMuch) {
      throw new UnknownPartException(
          Message.inEnglish("its rules make no filter: {0}")
              .inJapanese("ルールを条件式に変換できません。{0}", Message.of(tooMuch)));
    }
  }
}
