package org.hansho.server.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.content.Detection;
import org.hansho.pipeline.Engine;
import org.hansho.server.settings.ContentSelection;
import org.hansho.server.settings.ServerSettings;
import org.hansho.server.settings.TenantSettings;
import org.hansho.server.tenant.Tenants;

/** Whether detections are armed, and how old the lists and geography files are. */
final class ContentExam {
  private static final String CONTENT = "content";
  private static final String LISTS = "lists";
  private static final String GEOGRAPHY = "geography";
  private static final Duration OLD = Duration.ofDays(90);

  private ContentExam() {}

  static List<Check> of(ServerSettings settings, Tenants.Engines engines, Instant now) {
    List<Check> checks = new ArrayList<>();
    Map<ContentSelection, Boolean> seen = new HashMap<>();
    for (TenantSettings tenant : settings.tenants().values()) {
      if (seen.put(tenant.content(), true) == null) {
        checks.addAll(of(tenant.content(), engines, now));
      }
    }
    return checks;
  }

  private static List<Check> of(ContentSelection selection, Tenants.Engines engines, Instant now) {
    Engine engine;
    try {
      engine = engines.of(selection);
    } catch (IOException | RuntimeException refused) {
      return List.of(Check.error(CONTENT, "content-refused", String.valueOf(refused.getMessage())));
    }
    List<Check> checks = new ArrayList<>();
    checks.add(armed(engine));
    checks.add(lists(engine, now));
    checks.add(geography(selection, engine, now));
    return checks;
  }

  private static Check armed(Engine engine) {
    List<Detection> all = engine.content().detections();
    long armed = all.stream().filter(engine::isArmed).count();
    Set<String> lacking = new TreeSet<>();
    all.forEach(detection -> lacking.addAll(engine.lacks(detection)));
    all.forEach(detection -> lacking.addAll(detection.missingLists()));
    String[] values = {
      String.valueOf(armed), String.valueOf(all.size()), String.join(", ", lacking)
    };
    return armed == all.size()
        ? Check.ok(CONTENT, CONTENT, values)
        : Check.warning(CONTENT, "content-not-armed", values);
  }

  private static Check lists(Engine engine, Instant now) {
    LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
    Set<String> stale = new TreeSet<>();
    for (Detection detection : engine.content().detections()) {
      stale.addAll(engine.content().staleLists(detection, day));
    }
    return stale.isEmpty()
        ? Check.ok(LISTS, LISTS)
        : Check.warning(LISTS, "lists-stale", String.join(", ", stale));
  }

  private static Check geography(ContentSelection selection, Engine engine, Instant now) {
    for (Path file : selection.geography()) {
      Duration age = age(file, now);
      if (age.compareTo(OLD) > 0) {
        return Check.warning(
            GEOGRAPHY, "geography-old", file.toString(), String.valueOf(age.toDays()));
      }
    }
    boolean lacks =
        engine.content().detections().stream()
            .flatMap(detection -> engine.lacks(detection).stream())
            .anyMatch(what -> what.contains("geo") || what.contains("countr"));
    return lacks ? Check.warning(GEOGRAPHY, "geography-none") : Check.ok(GEOGRAPHY, GEOGRAPHY);
  }

  private static Duration age(Path file, Instant now) {
    try {
      return Duration.between(Files.getLastModifiedTime(file).toInstant(), now);
    } catch (IOException unknown) {
      return Duration.ZERO;
    }
  }
}
