package org.hansho.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.hansho.alert.Intent;
import org.hansho.alert.Language;
import org.hansho.alert.SentenceValues;

/**
 * What an incident says in words, made when it is read. Without state.
 *
 * <p>Titles of alerts come from whoever reads, since each alert keeps the wording it was raised
 * under.
 */
public final class Story {
  /** Most steps that a sentence lists one by one. */
  private static final int MOST_LISTED = 8;

  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private static final String RESOURCE = "/subscriptions/";

  private Story() {}

  /** One line that names it. */
  public static String title(Incident incident, Language language) {
    PatternMatch match = incident.match();
    return match == null
        ? title(List.copyOf(incident.intents()), where(incident), language)
        : match.pattern().in(language).title();
  }

  /**
   * One line that names an incident without a pattern.
   *
   * @param intents its stages in the order of the kill chain
   * @param where {@link #where} it is
   */
  public static String title(List<Intent> intents, String where, Language language) {
    if (intents.isEmpty()) {
      return language == Language.JAPANESE ? where + " の関連アラート" : "Related alerts on " + where;
    }
    String first = name(intents.get(0), language);
    String last = name(intents.get(intents.size() - 1), language);
    if (language == Language.JAPANESE) {
      return where + ": " + first + "から" + last + "まで";
    }
    return capital(first) + " to " + last + " on " + where;
  }

  /**
   * What happened, in one sentence and the steps in their order.
   *
   * @param titles the title of an alert by its id, in this language
   */
  public static String sentence(
      Incident incident, Language language, UnaryOperator<String> titles) {
    return beginning(incident, language) + steps(incident, language, titles);
  }

  /** The sentence alone, for where the steps are listed beside it. */
  public static String beginning(Incident incident, Language language) {
    PatternMatch match = incident.match();
    return match == null
        ? climb(incident, language)
        : match.pattern().in(language).story().of(values(incident), 0, language)
            + further(incident, language);
  }

  /** That they follow further patterns, and how far. */
  private static String further(Incident incident, Language language) {
    boolean japanese = language == Language.JAPANESE;
    List<String> named = new ArrayList<>();
    for (PatternMatch match : incident.alsoFollows()) {
      String title = match.pattern().in(language).title();
      int steps = match.steps().size();
      int of = match.pattern().steps().size();
      named.add(
          japanese
              ? "「" + title + "」(" + of + " 段階中 " + steps + " 段階)"
              : "“" + title + "” (" + steps + " of " + of + " steps)");
    }
    if (named.isEmpty()) {
      return "";
    }
    return japanese
        ? "次のパターンにも当てはまります: " + String.join("、", named) + "。"
        : " It also follows " + String.join(", ", named) + ".";
  }

  private static String climb(Incident incident, Language language) {
    int alerts = incident.members().size();
    String time = span(incident.lastTime() - incident.first().time(), language);
    return language == Language.JAPANESE
        ? where(incident) + " に関する " + alerts + " 件のアラートが " + time + "の間に発生しました。"
        : alerts + " alerts about " + where(incident) + " came within " + time + ".";
  }

  private static String steps(Incident incident, Language language, UnaryOperator<String> titles) {
    boolean japanese = language == Language.JAPANESE;
    List<String> listed = new ArrayList<>();
    String before = "";
    for (Member member : incident.members()) {
      String title = titles.apply(member.step().alert());
      if (!title.equals(before)) {
        listed.add(clock(member.step().time()) + " " + title);
      }
      before = title;
    }
    int left = listed.size() - MOST_LISTED;
    List<String> shown = listed.subList(0, Math.min(MOST_LISTED, listed.size()));
    String more = left <= 0 ? "" : japanese ? "、ほか " + left + " 件" : ", and " + left + " more";
    return japanese
        ? " 順序: " + String.join("、", shown) + more + "。"
        : " In order: " + String.join(", ", shown) + more + ".";
  }

  private static String clock(long nanos) {
    Instant time = Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND));
    return time.toString().substring(0, 16).replace('T', ' ');
  }

  /** Why an alert belongs to its incident. */
  public static String reason(Member member, Language language, UnaryOperator<String> titles) {
    boolean japanese = language == Language.JAPANESE;
    Link link = member.link();
    if (link == null) {
      return japanese
          ? "ほかのアラートを介して、または手動で関連付けられました。"
          : "It is tied in through other alerts, or by hand.";
    }
    boolean isLater = link.later().alert().equals(member.step().alert());
    Step other = isLater ? link.earlier() : link.later();
    List<String> shared = new ArrayList<>();
    link.shared()
        .forEach(key -> shared.add(EntityWords.of(key.type(), language) + " " + key.value()));
    String when = when(link, isLater, language);
    String title = titles.apply(other.alert());
    if (japanese) {
      String expected = link.byPattern() ? " この順序は既知のパターンに一致します。" : "";
      return String.join("、", shared) + " が「" + title + "」と共通で、" + when + "発生しました。" + expected;
    }
    String expected = link.byPattern() ? " A known pattern has them in this order." : "";
    return "It shares "
        + String.join(", ", shared)
        + " with “"
        + title
        + "” and came "
        + when
        + "."
        + expected;
  }

  private static String when(Link link, boolean isLater, Language language) {
    boolean japanese = language == Language.JAPANESE;
    if (link.gap() < SECOND) {
      return japanese ? "同時に" : "at the same time";
    }
    String gap = span(link.gap(), language);
    return japanese ? gap + (isLater ? "後に" : "前に") : gap + (isLater ? " after it" : " before it");
  }

  private static String counted(long number, String one, String several) {
    return number + " " + (number == 1 ? one : several);
  }

  /** How common an entity is, and what follows from that. */
  public static String prevalence(Prevalence prevalence, Language language) {
    boolean japanese = language == Language.JAPANESE;
    boolean isMore = prevalence.alerts() > Prevalence.MOST_ALERTS;
    int alerts = Math.min(prevalence.alerts(), Prevalence.MOST_ALERTS);
    String said =
        japanese
            ? alerts
                + (isMore ? " 件を超えるアラートに " : " 件のアラートに ")
                + prevalence.days()
                + " 日間にわたり、"
                + prevalence.companions()
                + " 個の別のエンティティと共に現れます。"
            : (isMore ? "Named by more than " : "Named by ")
                + counted(alerts, "alert", "alerts")
                + " on "
                + counted(prevalence.days(), "day", "days")
                + ", beside "
                + counted(prevalence.companions(), "other entity", "other entities")
                + ".";
    if (prevalence.factor() > 0) {
      return said;
    }
    return said
        + (japanese ? " 広く共有されているため、アラートを結び付けません。" : " Too widely shared to tie alerts together.");
  }

  /**
   * On how many hosts an entity was.
   *
   * @param of all hosts of that time
   * @param days how long that is
   * @param isExact false if there may be more of both
   */
  public static String spread(int hosts, long of, int days, boolean isExact, Language language) {
    if (language == Language.JAPANESE) {
      return isExact
          ? "過去 " + days + " 日間で、" + of + " 台のホストのうち " + hosts + " 台に現れます。"
          : "過去 " + days + " 日間で、約 " + of + " 台のホストのうち少なくとも " + hosts + " 台に現れます (推定)。";
    }
    return isExact
        ? "On " + hosts + " of " + counted(of, "host", "hosts") + " in " + days + " days."
        : "On at least "
            + hosts
            + " of about "
            + counted(of, "host", "hosts")
            + " in "
            + days
            + " days (an estimate).";
  }

  /** The entity that says most of where it is: a host, a store, an account. */
  public static String where(Incident incident) {
    return values(incident).byField().entrySet().stream()
        .filter(one -> WHERE.contains(one.getKey()))
        .min(java.util.Comparator.comparingInt(one -> WHERE.indexOf(one.getKey())))
        .map(one -> one.getValue().get(0))
        .orElse("-");
  }

  private static final List<String> WHERE =
      List.of(
          "host",
          "storage-account",
          "database-server",
          "cloud-resource",
          "kubernetes-cluster",
          "website",
          "account",
          "ip");

  /** The entities of each type, those that most alerts name first. */
  private static SentenceValues values(Incident incident) {
    Map<EntityKey, Integer> counts = new TreeMap<>();
    for (Member member : incident.members()) {
      for (EntityKey key : member.step().keys()) {
        counts.merge(key, 1, Integer::sum);
      }
    }
    List<EntityKey> keys = new ArrayList<>(counts.keySet());
    Map<EntityKey, Double> rank = new HashMap<>();
    keys.forEach(key -> rank.put(key, counts.getOrDefault(key, 0) + EntityKeys.weight(key)));
    keys.sort(java.util.Comparator.comparingDouble(key -> -rank.getOrDefault(key, 0.0)));
    Map<String, List<String>> byType = new LinkedHashMap<>();
    for (EntityKey key : keys) {
      byType.computeIfAbsent(key.type(), type -> new ArrayList<>()).add(shortName(key.value()));
    }
    return new SentenceValues(byType);
  }

  /** Of a resource of Azure its last part, for whoever reads knows it by its name. */
  static String shortName(String value) {
    boolean path = value.regionMatches(true, 0, RESOURCE, 0, RESOURCE.length());
    return path && !value.endsWith("/") ? value.substring(value.lastIndexOf('/') + 1) : value;
  }

  private static String name(Intent intent, Language language) {
    return language == Language.JAPANESE ? intent.japanese() : intent.key().replace('-', ' ');
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** A length of time in the largest unit that fits. */
  private static String span(long nanos, Language language) {
    boolean japanese = language == Language.JAPANESE;
    Duration time = Duration.ofNanos(nanos);
    if (nanos >= 2 * DAY) {
      return time.toDays() + (japanese ? " 日" : " days");
    }
    if (nanos >= 2 * HOUR) {
      return time.toHours() + (japanese ? " 時間" : " hours");
    }
    if (nanos >= 2 * MINUTE) {
      return time.toMinutes() + (japanese ? " 分" : " minutes");
    }
    long seconds = time.toSeconds();
    return seconds + (japanese ? " 秒" : seconds == 1 ? " second" : " seconds");
  }
}
