package org.hansho;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house: who may import whom from {@code event} to {@code engine}. */
class HouseTest {
  /** Each room and the rooms it may import. */
  private static final Map<String, List<String>> ARROWS =
      Map.ofEntries(
          entry("event", List.of()),
          entry("state", List.of()),
          entry("time", List.of("event", "state")),
          entry("address", List.of("event")),
          entry("json", List.of("event")),
          entry("bytes", List.of()),
          entry("csv", List.of()),
          entry("record", List.of("bytes", "event", "state")),
          entry("memory", List.of("bytes", "event", "record")),
          entry(
              "format",
              List.of("address", "bytes", "csv", "event", "json", "memory", "record", "state")),
          entry("mapping", List.of("event", "format", "record", "yaml")),
          entry("sql", List.of("event")),
          entry("web", List.of("event", "sql")),
          entry("analyze", List.of("address", "event", "sql", "web")),
          entry("geography", List.of("address", "event")),
          entry("intelligence", List.of("address", "csv", "event", "yaml")),
          entry("regex", List.of()),
          entry("sigma", List.of("event", "regex", "yaml")),
          entry(
              "detect",
              List.of("address", "event", "intelligence", "sigma", "sql", "state", "yaml")),
          entry("match", List.of("address", "event", "json", "regex", "sigma", "yaml")),
          entry("alert", List.of("detect", "event", "sigma", "state", "yaml")),
          entry("incident", List.of("alert")),
          entry(
              "content",
              List.of("alert", "detect", "event", "incident", "intelligence", "sigma", "yaml")),
          entry("yaml", List.of()));

  @Test
  void roomsImportOnlyWhatTheirPackageInfoSays() {
    ARROWS.forEach(
        (room, allowed) -> {
          List<String> packages =
              Stream.concat(allowed.stream(), Stream.of(room))
                  .map(name -> "org.hansho." + name + "..")
                  .toList();
          ArchRuleDefinition.classes()
              .that()
              .resideInAPackage("org.hansho." + room + "..")
              .should()
              .onlyDependOnClassesThat(
                  DescribedPredicate.describe(
                      "lie in " + packages + " or outside of Hansho",
                      type ->
                          !type.getPackageName().startsWith("org.hansho")
                              || packages.stream()
                                  .anyMatch(
                                      pattern ->
                                          PackageMatcher.of(pattern)
                                              .matches(type.getPackageName()))))
              .allowEmptyShould(true)
              .check(EngineClasses.ALL);
        });
  }

  @Test
  void roomsFormNoCycles() {
    slices().matching("org.hansho.(*)..").should().beFreeOfCycles().check(EngineClasses.ALL);
  }

  @Test
  void everyRoomIsKnown() {
    assertThat(
            EngineClasses.ALL.stream()
                .map(type -> type.getPackageName().split("\\.")[2])
                .distinct())
        .allMatch(room -> ARROWS.containsKey(room) || room.equals("pipeline"));
  }

  @Test
  void nothingReadsAClockStartsAThreadOrTouchesAFile() {
    ArchRuleDefinition.noClasses()
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Thread.class)
        .orShould()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAnyPackage("java.io..", "java.nio.file..", "java.net..")
                .and(DescribedPredicate.not(JavaClass.Predicates.type(StringReader.class))))
        .check(EngineClasses.ALL);
  }
}
