package org.hansho.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hansho.alert.Alert.Confidence;
import org.hansho.alert.AlertDefinition;
import org.hansho.alert.AlertTexts;
import org.hansho.alert.Dedup;
import org.hansho.alert.EntityMapping;
import org.hansho.alert.FieldChoice;
import org.hansho.alert.Intent;
import org.hansho.alert.Sentence;
import org.hansho.alert.Severity;
import org.hansho.alert.Wording;
import org.hansho.sigma.Correlation;
import org.hansho.sigma.Header;
import org.hansho.sigma.KeyedDocument;
import org.hansho.sigma.Level;
import org.hansho.sigma.Rule;
import org.hansho.sigma.Subject;
import org.hansho.yaml.Place;
import org.jspecify.annotations.Nullable;

/**
 * Detections for Sigma documents that come without an alert document: what can be said without
 * knowing the rule.
 *
 * <p>Entities are looked for under the common names first and then under the names that sources of
 * public rules use. Intents come from the tactic tags, in their order.
 */
final class PlainRules {
  static final String ATTACK = "attack.";
  private static final String INTENT = "intent.";

  /** The usual suspects, by the names of the sources that public rules are written for. */
  static final List<EntityMapping> ENTITIES =
      List.of(
          entity("host", "name", names("host.name", "Computer", "Hostname", "hostname", "node")),
          entity(
              "account",
              "name",
              names("user.name", "User", "SubjectUserName", "TargetUserName", "auid"),
              "id",
              names("user.id", "SubjectUserSid", "TargetUserSid")),
          entity(
              "process",
              "executable",
              names("process.executable", "Image", "NewProcessName", "exe"),
              "command-line",
              names("process.command_line", "CommandLine"),
              "id",
              names("process.pid", "ProcessId", "pid")),
          entity("file", "path", names("file.path", "TargetFilename", "ImageLoaded")),
          entity("ip", "address", names("source.ip", "SourceIp", "IpAddress", "c-ip")),
          entity("ip", "address", names("destination.ip", "DestinationIp", "dst_ip")),
          entity("container", "id", names("container.id"), "name", names("container.name")),
          entity(
              "kubernetes-resource",
              "name",
              names("orchestrator.resource.name"),
              "kind",
              names("orchestrator.resource.type"),
              "namespace",
              names("orchestrator.namespace")));

  private PlainRules() {}

  private static FieldChoice names(String... names) {
    return FieldChoice.of(names);
  }

  private static EntityMapping entity(String type, Object... namesAndFields) {
    Map<String, FieldChoice> attributes = new LinkedHashMap<>();
    for (int i = 0; i < namesAndFields.length; i += 2) {
      attributes.put((String) namesAndFields[i], (FieldChoice) namesAndFields[i + 1]);
    }
    return new EntityMapping(type, attributes);
  }

  static Detection detection(Rule rule) {
    AlertTexts texts =
        new AlertTexts(
            rule.title(),
            "",
            rule.description(),
            rule.logSource().toString(),
            null,
            List.of(),
            rule.falsePositives(),
            "");
    AlertDefinition alert =
        definition(rule.reference(), rule.level(), rule.tags(), new Wording(texts, texts));
    return detection(alert, List.of(rule), List.of(), rule.place());
  }

  static Detection detection(KeyedDocument document) {
    Header header = document.header();
    AlertTexts english = texts(document, "{correlation.reason|}");
    AlertDefinition alert =
        definition(
            header.reference(),
            header.level(),
            header.tags(),
            new Wording(english, texts(document, "{correlation.reason_ja|}")));
    return detection(
        document instanceof Correlation ? byGroup(alert, document) : alert,
        List.of(),
        List.of(document),
        header.place());
  }

  private static AlertTexts texts(KeyedDocument document, String reason) {
    Header header = document.header();
    return new AlertTexts(
        header.title(),
        "",
        header.description(),
        String.join(", ", document.subject().rules()),
        document instanceof Correlation
            ? sentence(header.title(), document.subject(), reason)
            : null,
        List.of(),
        header.falsePositives(),
        "");
  }

  /** The fields that a name of a group stands for; an alias has one for each rule. */
  private static FieldChoice fieldsOf(String group, Subject subject) {
    Set<String> fields = new LinkedHashSet<>();
    subject.rules().forEach(rule -> fields.add(subject.fieldOf(group, rule)));
    return new FieldChoice(List.copyOf(fields));
  }

  /** The title, the values of the group, which all events of the alert share, and the numbers. */
  private static Sentence sentence(String title, Subject subject, String reason) {
    String values =
        subject.rules().isEmpty()
            ? ""
            : subject.groupBy().stream()
                .map(group -> group + " {" + fieldsOf(group, subject).names().get(0) + "}")
                .collect(Collectors.joining(", "));
    String escaped = title.replace("{", "{{").replace("}", "}}");
    String named = values.isEmpty() ? escaped : escaped + " (" + values + ")";
    return Sentence.parse(named + ": " + reason, new ArrayList<>());
  }

  /**
   * A correlation's alert is one for each group and day, and names what the group names: the rest
   * differs from event to event.
   */
  private static AlertDefinition byGroup(AlertDefinition alert, KeyedDocument document) {
    List<FieldChoice> key =
        document.subject().groupBy().stream()
            .map(group -> fieldsOf(group, document.subject()))
            .toList();
    Set<String> fields = new LinkedHashSet<>();
    key.forEach(choice -> fields.addAll(choice.names()));
    List<EntityMapping> named =
        ENTITIES.stream()
            .filter(
                entity ->
                    entity.attributes().values().stream()
                        .anyMatch(choice -> choice.names().stream().anyMatch(fields::contains)))
            .toList();
    return alert.with(named.isEmpty() ? ENTITIES : named, new Dedup(key, Dedup.DAY));
  }

  private static Detection detection(
      AlertDefinition alert, List<Rule> rules, List<KeyedDocument> keyed, Place place) {
    return new Detection(
        alert, false, rules, keyed, List.of(), List.of(), List.of(), List.of(), place);
  }

  private static AlertDefinition definition(
      String reference, Level level, List<String> tags, Wording wording) {
    List<String> attackTags = attackTags(List.of(tags));
    Set<Intent> intents = new LinkedHashSet<>();
    for (String tag : tags) {
      @Nullable Intent intent =
          tag.startsWith(INTENT) ? Intent.of(tag.substring(INTENT.length())) : null;
      if (intent != null) {
        intents.add(intent);
      }
    }
    intents.addAll(intents(attackTags));
    return new AlertDefinition(
        reference,
        0,
        List.copyOf(intents),
        List.of(),
        attackTags,
        Severity.of(level),
        Confidence.MEDIUM,
        "",
        ENTITIES,
        Dedup.byDay(ENTITIES),
        wording);
  }

  /** The ATT&amp;CK tags of documents, without {@code attack.} and doubles. */
  static List<String> attackTags(List<List<String>> tagsOfDocuments) {
    Set<String> tags = new LinkedHashSet<>();
    for (List<String> ofDocument : tagsOfDocuments) {
      for (String tag : ofDocument) {
        if (tag.startsWith(ATTACK)) {
          tags.add(tag.substring(ATTACK.length()));
        }
      }
    }
    return List.copyOf(tags);
  }

  /** The intents that tactic tags stand for; techniques say nothing. */
  static List<Intent> intents(List<String> attackTags) {
    Set<Intent> intents = new LinkedHashSet<>();
    for (String tag : attackTags) {
      Intent intent = Intent.of(tag.replace('_', '-'));
      if (intent != null) {
        intents.add(intent);
      }
    }
    return List.copyOf(intents);
  }
}
