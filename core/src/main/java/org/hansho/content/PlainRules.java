package org.hansho.content;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.alert.Alert.Confidence;
import org.hansho.alert.AlertDefinition;
import org.hansho.alert.AlertTexts;
import org.hansho.alert.Dedup;
import org.hansho.alert.EntityMapping;
import org.hansho.alert.FieldChoice;
import org.hansho.alert.Intent;
import org.hansho.alert.Severity;
import org.hansho.sigma.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Detections for Sigma rules that come without an alert document: what can be said without knowing
 * the rule.
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
    List<String> tags = attackTags(List.of(rule));
    Set<Intent> intents = new LinkedHashSet<>();
    for (String tag : rule.tags()) {
      @Nullable Intent intent =
          tag.startsWith(INTENT) ? Intent.of(tag.substring(INTENT.length())) : null;
      if (intent != null) {
        intents.add(intent);
      }
    }
    intents.addAll(intents(tags));
    AlertDefinition alert =
        new AlertDefinition(
            rule.reference(),
            0,
            List.copyOf(intents),
            List.of(),
            tags,
            Severity.of(rule.level()),
            Confidence.MEDIUM,
            "",
            ENTITIES,
            Dedup.byDay(ENTITIES),
            texts,
            texts);
    return new Detection(
        alert, false, List.of(rule), List.of(), List.of(), List.of(), List.of(), rule.place());
  }

  /** The ATT&amp;CK tags of rules, without {@code attack.} and doubles. */
  static List<String> attackTags(List<Rule> rules) {
    Set<String> tags = new LinkedHashSet<>();
    for (Rule rule : rules) {
      for (String tag : rule.tags()) {
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
