package org.hansho.alert;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.detect.Grounds;

/**
 * What a detection's alerts are: identity, placement on the kill chain, entities, key and texts.
 * Immutable.
 *
 * @param detection the detection's id; part of the id of every alert
 * @param row row of the reference document, 1 to 85; 0 if it is none of its alerts
 * @param intents all stages, the primary one first; empty where nothing is known
 * @param seedIntents the intents that the reference document gives, in its order
 * @param tactics ATT&amp;CK tags without {@code attack.}
 * @param severity the highest of its documents; a single alert may have a lower one
 * @param specified how far the reference document determines the logic: A, B or C; empty if it says
 *     nothing
 */
public record AlertDefinition(
    String detection,
    int row,
    List<Intent> intents,
    List<Intent> seedIntents,
    List<String> tactics,
    Severity severity,
    Alert.Confidence confidence,
    String specified,
    List<EntityMapping> entities,
    Dedup dedup,
    Wording wording) {
  /** Most fields of which an alert lists the different values. */
  private static final int LISTED_FIELDS = 4;

  public AlertDefinition {
    intents = List.copyOf(intents);
    seedIntents = List.copyOf(seedIntents);
    tactics = List.copyOf(tactics);
    entities = List.copyOf(entities);
  }

  /** The same alert about other entities, with another key. */
  public AlertDefinition with(List<EntityMapping> otherEntities, Dedup otherDedup) {
    return with(otherEntities, otherDedup, wording);
  }

  /** The same alert, which says in its title that it is a sample. */
  public AlertDefinition asSample() {
    return with(entities, dedup, wording.ofSample());
  }

  private AlertDefinition with(
      List<EntityMapping> otherEntities, Dedup otherDedup, Wording otherWording) {
    return new AlertDefinition(
        detection,
        row,
        intents,
        seedIntents,
        tactics,
        severity,
        confidence,
        specified,
        otherEntities,
        otherDedup,
        otherWording);
  }

  /** The texts in a language. */
  public AlertTexts texts(Language language) {
    return wording.in(language);
  }

  /** The texts in English. */
  public AlertTexts english() {
    return wording.in(Language.ENGLISH);
  }

  /** The texts in Japanese. */
  public AlertTexts japanese() {
    return wording.in(Language.JAPANESE);
  }

  /** Every field that entities, key and sentences read. */
  public Set<String> reads() {
    Set<String> reads = new TreeSet<>();
    for (EntityMapping entity : entities) {
      entity.attributes().values().forEach(field -> reads.addAll(field.names()));
    }
    dedup.key().forEach(field -> reads.addAll(field.names()));
    reads.addAll(wording.fields());
    return reads;
  }

  /**
   * The fields of which an alert lists the different values: those of the sentence, then those of
   * the entities, without the key, which has one value in an alert.
   */
  List<FieldChoice> listedFields() {
    Set<FieldChoice> fields = new LinkedHashSet<>();
    Sentence sentence = english().sentence();
    if (sentence != null) {
      fields.addAll(sentence.choices());
    }
    entities.forEach(entity -> fields.addAll(entity.attributes().values()));
    dedup.key().forEach(fields::remove);
    return fields.stream()
        .filter(field -> field.names().stream().noneMatch(AlertDefinition::isPassing))
        .limit(LISTED_FIELDS)
        .toList();
  }

  /** Whether a field differs in every finding and says nothing. */
  private static boolean isPassing(String field) {
    return Grounds.isNumber(field) || field.endsWith(".pid");
  }

  /** The entities that values name. */
  List<Entity> entitiesOf(FieldValues values) {
    List<Entity> found = new ArrayList<>();
    for (EntityMapping mapping : entities) {
      mapping.read(values, found);
    }
    return found;
  }
}
