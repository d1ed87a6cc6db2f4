package org.hansho.casework.store;

import java.util.List;
import java.util.Set;
import org.hansho.alert.Intent;
import org.hansho.alert.Message;
import org.hansho.alert.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts. An empty set or text filters nothing, except for tenants, of which at least one
 * must be named; several values of one filter are alternatives, several filters must all be true.
 *
 * @param tenants whose alerts may be seen
 * @param severities of the alert, not of its detection
 * @param statuses where alerts stand
 * @param detections ids of detections
 * @param sections folders of detections
 * @param intents primary stages
 * @param entities each must be named by the alert
 * @param from the last evidence is not older than this, nanoseconds since 1970
 * @param to the last evidence is older than this
 * @param text words between blanks; each must be part of the detection's id, title, sentence or
 *     description in any language, or of a value of the alert. Words of one or two characters are
 *     found at the beginning of values only
 */
public record AlertQuery(
    Set<String> tenants,
    Set<Severity> severities,
    Set<AlertStatus> statuses,
    Set<String> detections,
    Set<String> sections,
    Set<Intent> intents,
    List<NamedEntity> entities,
    long from,
    long to,
    String text) {
  /** Most values of a filter. */
  public static final int MOST_VALUES = 100;

  /** Longest text, in characters. */
  public static final int TEXT_CHARACTERS = 200;

  /** Most words of a text. */
  public static final int MOST_WORDS = 8;

  /** Most entities that an alert can be asked to name. */
  public static final int MOST_ENTITIES = 8;

  /**
   * An entity.
   *
   * @param type type of the entity; null for any
   * @param value one of its attributes, whole, in any case; of values longer than 256 characters
   *     the beginning is compared
   */
  public record NamedEntity(@Nullable String type, String value) {}

  /**
   * Checks the bounds.
   *
   * @throws QueryRefusedException if there is too much of something, or no tenant
   */
  public AlertQuery {
    tenants = Set.copyOf(tenants);
    severities = Set.copyOf(severities);
    statuses = Set.copyOf(statuses);
    detections = Set.copyOf(detections);
    sections = Set.copyOf(sections);
    intents = Set.copyOf(intents);
    entities = List.copyOf(entities);
    bound(Message.inEnglish("tenants").inJapanese("テナント"), tenants.size(), MOST_VALUES);
    bound(Message.inEnglish("detections").inJapanese("検出"), detections.size(), MOST_VALUES);
    bound(Message.inEnglish("sections").inJapanese("区分"), sections.size(), MOST_VALUES);
    bound(Message.inEnglish("entities").inJapanese("エンティティ"), entities.size(), MOST_ENTITIES);
    bound(
        Message.inEnglish("characters in the text").inJapanese("検索する文字列の文字"),
        text.length(),
        TEXT_CHARACTERS);
    bound(
        Message.inEnglish("words in the text").inJapanese("検索する文字列の語"),
        Word.split(text).size(),
        MOST_WORDS);
    if (tenants.isEmpty()) {
      throw new QueryRefusedException(
          Message.inEnglish("A query names no tenant. Name at least one.")
              .inJapanese("テナントが指定されていません。1 つ以上指定してください。"));
    }
    if (from > to) {
      throw new QueryRefusedException(
          Message.inEnglish("The time begins after it ends. Swap both.")
              .inJapanese("期間の開始が終了より後になっています。入れ替えてください。"));
    }
    for (NamedEntity entity : entities) {
      bound(
          Message.inEnglish("characters in an entity").inJapanese("エンティティの文字"),
          entity.value().length(),
          4 * Term.CHARACTERS);
      if (entity.value().isBlank()) {
        throw new QueryRefusedException(
            Message.inEnglish("An entity has no value. Give one or leave it out.")
                .inJapanese("エンティティの値がありません。値を指定するか、エンティティの指定を外してください。"));
      }
    }
  }

  private static void bound(Message what, int number, int most) {
    if (number > most) {
      throw new QueryRefusedException(
          Message.inEnglish("There are {0} {1}; at most {2} are allowed.")
              .inJapanese("{1}が {0} 個指定されています。指定できるのは {2} 個までです。", number, what, most));
    }
  }

  /** All alerts of a tenant. */
  public static AlertQuery of(String tenant) {
    return new AlertQuery(
        Set.of(tenant),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        List.of(),
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        "");
  }

  /** The same of these severities. */
  public AlertQuery withSeverities(Set<Severity> only) {
    return new AlertQuery(
        tenants, only, statuses, detections, sections, intents, entities, from, to, text);
  }

  /** The same of alerts that stand there. */
  public AlertQuery withStatuses(Set<AlertStatus> only) {
    return new AlertQuery(
        tenants, severities, only, detections, sections, intents, entities, from, to, text);
  }

  /** The same of these detections. */
  public AlertQuery withDetections(Set<String> only) {
    return new AlertQuery(
        tenants, severities, statuses, only, sections, intents, entities, from, to, text);
  }

  /** The same of these sections. */
  public AlertQuery withSections(Set<String> only) {
    return new AlertQuery(
        tenants, severities, statuses, detections, only, intents, entities, from, to, text);
  }

  /** The same of these primary stages. */
  public AlertQuery withIntents(Set<Intent> only) {
    return new AlertQuery(
        tenants, severities, statuses, detections, sections, only, entities, from, to, text);
  }

  /** The same of alerts that name all of these. */
  public AlertQuery withEntities(List<NamedEntity> all) {
    return new AlertQuery(
        tenants, severities, statuses, detections, sections, intents, all, from, to, text);
  }

  /** The same of a time, the end of which does not belong to it. */
  public AlertQuery between(long newFrom, long newTo) {
    return new AlertQuery(
        tenants,
        severities,
        statuses,
        detections,
        sections,
        intents,
        entities,
        newFrom,
        newTo,
        text);
  }

  /** The same of alerts with all these words. */
  public AlertQuery withText(String words) {
    return new AlertQuery(
        tenants, severities, statuses, detections, sections, intents, entities, from, to, words);
  }
}
