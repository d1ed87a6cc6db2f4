package org.hansho.testkit.incident;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hansho.alert.Alert;
import org.hansho.alert.AlertTexts;
import org.hansho.alert.Entity;
import org.hansho.alert.Sentence;
import org.hansho.alert.SentenceValues;
import org.hansho.alert.Wording;
import org.hansho.detect.Grounds;

/** Makes alerts as detections raise them. */
final class AlertMaker {
  static final String TENANT = "example";

  private AlertMaker() {}

  /** The alert of a detection about these entities at a time. */
  static Alert alert(String detection, long time, List<Entity> entities) {
    AlertKind kind = AlertKind.of(detection);
    return new Alert(
        id(detection + time + entities),
        detection,
        "",
        wording(detection),
        kind.severity(),
        Alert.Confidence.MEDIUM,
        List.of(kind.intent()),
        List.of(),
        time,
        time,
        SentenceValues.NONE,
        entities,
        List.of(),
        List.of(),
        1,
        Set.of(),
        Grounds.NONE,
        null,
        TENANT);
  }

  private static String id(String content) {
    UUID hash = UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits(hash.getMostSignificantBits())
        + HexFormat.of().toHexDigits(hash.getLeastSignificantBits());
  }

  private static Wording wording(String detection) {
    AlertTexts texts =
        new AlertTexts(
            detection,
            "",
            "",
            "",
            Sentence.parse("It happened.", new ArrayList<>()),
            List.of(),
            List.of(),
            "");
    return new Wording(texts, texts);
  }

  static Entity named(String type, String name) {
    return new Entity(type, Map.of("name", name));
  }

  static Entity host(String name) {
    return named("host", name);
  }

  static Entity account(String name) {
    return named("account", name);
  }

  static Entity ip(String address) {
    return new Entity("ip", Map.of("address", address));
  }

  static Entity application(String name) {
    return named("application", name);
  }

  static Entity file(String path) {
    return new Entity("file", Map.of("path", path));
  }

  static Entity process(String executable, String commandLine, int number) {
    return new Entity(
        "process",
        Map.of(
            "executable", executable, "command-line", commandLine, "id", Integer.toString(number)));
  }

  /** A resource of the cloud: its type says which. */
  static Entity resource(String type, String name) {
    return new Entity(type, Map.of("name", name, "id", "/subscriptions/1/resources/" + name));
  }

  static Entity pod(String name, String namespace) {
    return new Entity(
        "kubernetes-resource", Map.of("kind", "pods", "name", name, "namespace", namespace));
  }
}
