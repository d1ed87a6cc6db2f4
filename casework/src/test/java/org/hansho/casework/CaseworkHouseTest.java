package org.hansho.casework;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may import whom inside of casework. */
class CaseworkHouseTest {
  private static final JavaClasses CASEWORK =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.hansho.casework..");

  /** Each room and the rooms, of this module and of the engine, that it may import. */
  private static final Map<String, List<String>> ARROWS =
      Map.ofEntries(
          Map.entry("casework.account", List.of()),
          Map.entry("casework.audit", List.of("casework.store")),
          Map.entry(
              "casework.export",
              List.of(
                  "alert",
                  "casework.incident",
                  "casework.store",
                  "casework.export.format",
                  "detect",
                  "files.output",
                  "incident")),
          Map.entry(
              "casework.export.automation",
              List.of("alert", "casework.export.format", "casework.filter")),
          Map.entry(
              "casework.export.queue",
              List.of(
                  "alert",
                  "detect",
                  "casework.store",
                  "casework.filter",
                  "casework.export",
                  "casework.export.format",
                  "casework.export.destination",
                  "casework.export.ticket")),
          Map.entry(
              "casework.export.ticket",
              List.of("casework.export.destination", "casework.export.format")),
          Map.entry("casework.export.destination", List.of()),
          Map.entry("casework.export.format", List.of("alert", "address", "event", "files.output")),
          Map.entry("casework.feed", List.of("alert")),
          Map.entry("casework.filter", List.of("casework.store", "address", "alert", "event")),
          Map.entry(
              "casework.incident",
              List.of(
                  "casework.feed",
                  "casework.filter",
                  "casework.store",
                  "alert",
                  "event",
                  "files.output",
                  "incident",
                  "state")),
          Map.entry("casework.list", List.of("alert", "casework.store")),
          Map.entry("casework.setting", List.of("casework.store")),
          Map.entry("casework.view", List.of("alert", "casework.store")),
          Map.entry("casework.override", List.of("casework.store", "alert")),
          Map.entry("casework.store", List.of("casework.feed", "alert", "detect", "state")),
          Map.entry(
              "casework.suppression",
              List.of("casework.filter", "casework.store", "alert", "event", "incident")),
          Map.entry(
              "casework.triage", List.of("casework.store", "casework.audit", "alert", "detect")));

  @Test
  void roomsImportOnlyWhatTheirPackageInfoSays() {
    assertThat(CASEWORK).isNotEmpty();
    for (JavaClass type : CASEWORK) {
      String room = room(type.getPackageName());
      assertThat(ARROWS).as(type.getName()).containsKey(room);
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String target = dependency.getTargetClass().getPackageName();
        if (target.startsWith("org.hansho")) {
          String other = room(target);
          assertThat(other.equals(room) || ARROWS.getOrDefault(room, List.of()).contains(other))
              .as(dependency.getDescription())
              .isTrue();
        }
      }
    }
  }

  private static String room(String packageName) {
    return packageName.substring("org.hansho.".length());
  }

  @Test
  void roomsFormNoCycles() {
    slices().matching("org.hansho.casework.(*)..").should().beFreeOfCycles().check(CASEWORK);
  }
}
