package org.hansho.casework.export.automation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hansho.alert.Intent;
import org.hansho.alert.Message;
import org.hansho.casework.export.format.AlertIds;
import org.hansho.casework.export.format.JsonValue;

/** A rule of an automation as a condition of the filter language. Pure functions. */
final class AutomationRule {
  private static final Map<String, String> OPERATORS =
      Map.of(
          "equals", "=",
          "notequals", "!=",
          "greaterthan", ">",
          "greaterthanorequalto", ">=",
          "lesserthan", "<",
          "lesserthanorequalto", "<=",
          "contains", "contains",
          "startswith", "startswith",
          "endswith", "endswith");

  private static final Map<String, String> TEXTS =
      Map.of(
          "alertdisplayname", "title",
          "displayname", "title",
          "compromisedentity", "entity",
          "azureresourceid", "cloud-resource",
          "description", "text");

  private static final Map<String, String> STATUSES =
      Map.of(
          "new", "active",
          "active", "active",
          "inprogress", "in-progress",
          "resolved", "resolved",
          "dismissed", "dismissed");

  private static final List<String> CONSTANT = List.of("vendorname", "productname");

  private AutomationRule() {}

  /**
   * The condition.
   *
   * @return empty if it says nothing, as one that asks for the name of the product
   * @throws UnknownPartException if there is none that means the same
   */
  static String condition(JsonValue rule) throws UnknownPartException {
    String path = rule.at("propertyJPath").text();
    String name = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    String said = rule.at("operator").text();
    String operator = OPERATORS.getOrDefault(said.toLowerCase(Locale.ROOT), "");
    if (operator.isEmpty()) {
      throw new UnknownPartException(
          Message.inEnglish("the operator '{0}' is not known")
              .inJapanese("演算子「{0}」には対応していません。", said));
    }
    String value = rule.at("expectedValue").text();
    if (CONSTANT.contains(name)) {
      return "";
    }
    return switch (name) {
      case "severity", "reportedseverity", "alertseverity" -> severity(operator, value);
      case "status", "state" -> word("status", operator, STATUSES, value);
      case "alerttype", "alertname" -> detection(operator, value);
      case "intent", "tactics" -> intent(operator, value);
      default -> text(path, name, operator, value);
    };
  }

  /** It knows nothing above High, so its High is ours and critical. */
  private static String severity(String operator, String value) throws UnknownPartException {
    String word = value.toLowerCase(Locale.ROOT);
    if (!List.of("informational", "low", "medium", "high").contains(word)) {
      throw new UnknownPartException(
          Message.inEnglish("the severity '{0}' is not known")
              .inJapanese("重大度「{0}」には対応していません。", value));
    }
    boolean isHigh = word.equals("high");
    return switch (operator) {
      case "=" -> "severity " + (isHigh ? ">= high" : "= " + word);
      case "!=" -> "severity " + (isHigh ? "< high" : "!= " + word);
      case "contains", "startswith", "endswith" ->
          throw new UnknownPartException(
              Message.inEnglish("a severity has no parts; use Equals")
                  .inJapanese("重大度は部分一致で比べられません。Equals を使ってください。"));
      case ">" -> isHigh ? nothing() : "severity > " + word;
      case "<=" -> isHigh ? "severity <= critical" : "severity <= " + word;
      default -> "severity " + operator + " " + word;
    };
  }

  private static String nothing() throws UnknownPartException {
    throw new UnknownPartException(
        Message.inEnglish("nothing is more severe than High there")
            .inJapanese("元の製品には、High より重大な重大度がありません。"));
  }

  private static String word(String field, String operator, Map<String, String> words, String value)
      throws UnknownPartException {
    String word = words.get(value.toLowerCase(Locale.ROOT));
    boolean isKnown = word != null && (operator.equals("=") || operator.equals("!="));
    if (!isKnown) {
      throw new UnknownPartException(
          Message.inEnglish("the {0} is asked for by '{1} {2}'")
              .inJapanese("{0} を「{1} {2}」で調べる条件には対応していません。", field, operator, value));
    }
    return field + " " + operator + " " + word;
  }

  private static String intent(String operator, String value) throws UnknownPartException {
    for (Intent intent : Intent.values()) {
      boolean isThis =
          intent.seedName().equalsIgnoreCase(value)
              || (intent == Intent.PROBING && value.equalsIgnoreCase("PreAttack"))
              || (intent == Intent.EXPLOITATION && value.equalsIgnoreCase("InitialAccess"));
      if (isThis && List.of("=", "contains").contains(operator)) {
        return "intent = " + intent.key();
      }
      if (isThis && operator.equals("!=")) {
        return "intent != " + intent.key();
      }
    }
    throw new UnknownPartException(
        Message.inEnglish("the stage is asked for by '{0} {1}'")
            .inJapanese("段階を「{0} {1}」で調べる条件には対応していません。", operator, value));
  }

  private static String detection(String operator, String value) throws UnknownPartException {
    List<String> ours = new ArrayList<>(AlertIds.detections(value));
    if (value.equalsIgnoreCase("SecurityIncident")) {
      ours.add("SecurityIncident");
    }
    if (ours.isEmpty() || !List.of("=", "!=").contains(operator)) {
      throw new UnknownPartException(
          Message.inEnglish("no detection here has the type '{0}'; ask for its title or severity")
              .inJapanese("種類「{0}」にあたる検出がありません。タイトルまたは重大度で指定してください。", value));
    }
    return operator.equals("=")
        ? "detection in (" + String.join(", ", ours) + ")"
        : "detection not in (" + String.join(", ", ours) + ")";
  }

  private static String text(String path, String name, String operator, String value)
      throws UnknownPartException {
    String field = TEXTS.get(name);
    boolean isOrder = List.of("<", "<=", ">", ">=").contains(operator);
    boolean isWhole = operator.equals("=") || operator.equals("!=");
    if (field == null || isOrder || (isWhole && field.equals("text"))) {
      throw new UnknownPartException(
          Message.inEnglish("'{0}' cannot be asked for by {1}")
              .inJapanese("「{0}」を {1} で調べる条件には対応していません。", path, operator));
    }
    return field + " " + operator + " " + quoted(value);
  }

  /** A text of the filter language. */
  static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
