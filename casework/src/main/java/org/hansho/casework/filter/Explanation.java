package org.hansho.casework.filter;

import java.util.List;
import java.util.stream.Collectors;
import org.hansho.alert.Intent;
import org.hansho.alert.Language;

/** Says in words what a condition asks. */
abstract class Explanation implements Condition.Reader<String> {
  /** A sentence. */
  static String of(Condition condition, Language language) {
    return switch (language) {
      case ENGLISH -> "Alerts where " + condition.read(new English()) + ".";
      case JAPANESE -> "次の条件に合うアラート: " + condition.read(new Japanese()) + "。";
    };
  }

  abstract String joined(List<String> parts, boolean isAll);

  abstract String negated(String group);

  /** What one test asks, or its opposite. */
  abstract String text(Condition.TextTest test, boolean holds);

  abstract String among(Condition.Among among, boolean holds);

  abstract String ordered(Condition.Ordered ordered, boolean holds);

  abstract String exists(Condition.Exists exists, boolean holds);

  @Override
  public final String all(Condition.All all) {
    return joined(all.parts().stream().map(this::part).toList(), true);
  }

  @Override
  public final String any(Condition.Any any) {
    return joined(any.parts().stream().map(this::part).toList(), false);
  }

  private String part(Condition part) {
    String words = part.read(this);
    boolean isGroup = part instanceof Condition.All || part instanceof Condition.Any;
    return isGroup ? grouped(words) : words;
  }

  abstract String grouped(String words);

  @Override
  public final String not(Condition.Not not) {
    if (not.part() instanceof Condition.TextTest test) {
      return text(test, false);
    }
    if (not.part() instanceof Condition.Among among) {
      return among(among, false);
    }
    if (not.part() instanceof Condition.Ordered ordered) {
      return ordered(ordered, false);
    }
    if (not.part() instanceof Condition.Exists exists) {
      return exists(exists, false);
    }
    return negated(grouped(not.part().read(this)));
  }

  @Override
  public final String text(Condition.TextTest test) {
    return text(test, true);
  }

  @Override
  public final String among(Condition.Among among) {
    return among(among, true);
  }

  @Override
  public final String ordered(Condition.Ordered ordered) {
    return ordered(ordered, true);
  }

  @Override
  public final String exists(Condition.Exists exists) {
    return exists(exists, true);
  }

  private static final class English extends Explanation {
    @Override
    String joined(List<String> parts, boolean isAll) {
      return String.join(isAll ? " and " : " or ", parts);
    }

    @Override
    String grouped(String words) {
      return "(" + words + ")";
    }

    @Override
    String negated(String group) {
      return "it is not so that " + group;
    }

    private static String is(boolean holds) {
      return holds ? " is " : " is not ";
    }

    private static String does(boolean holds, String verb, String ofOne) {
      return holds ? " " + ofOne + " " : " does not " + verb + " ";
    }

    private static String value(Field field, String text) {
      return field.words().isEmpty() ? '"' + text + '"' : text.replace('-', ' ');
    }

    @Override
    String text(Condition.TextTest test, boolean holds) {
      String verb =
          switch (test.comparison()) {
            case CONTAINS -> does(holds, "contain", "contains");
            case STARTS_WITH -> does(holds, "begin with", "begins with");
            case ENDS_WITH -> does(holds, "end with", "ends with");
            case MATCHES -> is(holds) + "of the form ";
            default -> is(holds);
          };
      return test.field().english() + verb + value(test.field(), test.text());
    }

    @Override
    String among(Condition.Among among, boolean holds) {
      List<String> members =
          among.members().stream().map(member -> member(among.field(), member)).toList();
      return among.field().english() + is(holds) + String.join(" or ", members);
    }

    private static String member(Field field, Condition.Member member) {
      if (member instanceof Condition.Text text) {
        return value(field, text.text());
      }
      if (member instanceof Condition.InNetwork in) {
        return "in the network " + in.network().text();
      }
      return "on the list " + ((Condition.OfList) member).name();
    }

    @Override
    String ordered(Condition.Ordered ordered, boolean holds) {
      boolean isTime = ordered.field().type() == FieldType.TIME;
      boolean isRank = ordered.field().type() == FieldType.RANK;
      String than =
          switch (ordered.comparison()) {
            case LESS -> isTime ? "before " : isRank ? "lower than " : "less than ";
            case AT_MOST -> isTime ? "at or before " : "at most ";
            case GREATER -> isTime ? "after " : isRank ? "higher than " : "more than ";
            case AT_LEAST -> isTime ? "at or after " : "at least ";
            default -> "";
          };
      return ordered.field().english() + is(holds) + than + CanonicalText.written(ordered);
    }

    @Override
    String exists(Condition.Exists exists, boolean holds) {
      return exists.field().english() + is(holds) + "known";
    }
  }

  private static final class Japanese extends Explanation {
    @Override
    String joined(List<String> parts, boolean isAll) {
      return parts.stream().collect(Collectors.joining(isAll ? "、かつ" : "、または"));
    }

    @Override
    String grouped(String words) {
      return "（" + words + "）";
    }

    @Override
    String negated(String group) {
      return group + "ではない";
    }

    private static String value(Field field, String text) {
      return "「" + word(field, text) + "」";
    }

    private static String word(Field field, String text) {
      if (field.words().isEmpty()) {
        return text;
      }
      Intent intent = field.name().equals("intent") ? Intent.of(text) : null;
      return intent == null ? JapaneseWords.of(text) : intent.japanese();
    }

    @Override
    String text(Condition.TextTest test, boolean holds) {
      String value = value(test.field(), test.text());
      String verb =
          switch (test.comparison()) {
            case CONTAINS -> holds ? "を含む" : "を含まない";
            case STARTS_WITH -> holds ? "で始まる" : "で始まらない";
            case ENDS_WITH -> holds ? "で終わる" : "で終わらない";
            case MATCHES -> holds ? "の形に合う" : "の形に合わない";
            default -> holds ? "である" : "ではない";
          };
      return test.field().japanese() + "が" + value + verb;
    }

    @Override
    String among(Condition.Among among, boolean holds) {
      String members =
          among.members().stream()
              .map(member -> member(among.field(), member))
              .collect(Collectors.joining("、"));
      boolean isOne = among.members().size() == 1;
      String end = isOne ? (holds ? "である" : "ではない") : holds ? "のいずれかである" : "のいずれでもない";
      return among.field().japanese() + "が" + members + end;
    }

    private static String member(Field field, Condition.Member member) {
      if (member instanceof Condition.Text text) {
        return value(field, text.text());
      }
      if (member instanceof Condition.InNetwork in) {
        return "ネットワーク " + in.network().text() + " のアドレス";
      }
      return "リスト「" + ((Condition.OfList) member).name() + "」の項目";
    }

    @Override
    String ordered(Condition.Ordered ordered, boolean holds) {
      String written = CanonicalText.written(ordered);
      String value =
          ordered.field().type() == FieldType.RANK
              ? value(ordered.field(), written)
              : " " + written + " ";
      boolean isTime = ordered.field().type() == FieldType.TIME;
      String than =
          switch (ordered.comparison()) {
            case LESS -> isTime ? "より前" : "未満";
            case AT_MOST -> isTime ? "以前" : "以下";
            case GREATER -> isTime ? "より後" : "を超えるもの";
            case AT_LEAST -> isTime ? "以降" : "以上";
            default -> "";
          };
      return ordered.field().japanese() + "が" + value + than + (holds ? "である" : "ではない");
    }

    @Override
    String exists(Condition.Exists exists, boolean holds) {
      return exists.field().japanese() + "が" + (holds ? "ある" : "ない");
    }
  }

  /** Words of the language that have another name in Japanese. */
  private static final class JapaneseWords {
    static String of(String word) {
      return switch (word) {
        case "informational" -> "情報";
        case "low" -> "低";
        case "medium" -> "中";
        case "high" -> "高";
        case "critical" -> "緊急";
        case "active" -> "アクティブ";
        case "in-progress" -> "対応中";
        case "resolved" -> "解決済み";
        case "dismissed" -> "却下";
        case "suppressed" -> "抑制中";
        default -> word;
      };
    }
  }
}
