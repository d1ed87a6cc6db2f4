package org.hansho.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may import whom inside of the report. */
class ReportHouseTest {
  private static final JavaClasses MODULE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.hansho.report..");

  /** Rooms of other modules above the engine. */
  private static final List<String> ABOVE_THE_ENGINE =
      List.of("cli", "files", "library", "local", "report", "scan", "server");

  /** Each room and the rooms above the engine that it may import. */
  private static final Map<String, List<String>> ARROWS =
      Map.of(
          "report", List.of("files.output", "files.source", "report.text", "scan"),
          "report.html", List.of("files.output", "files.source", "report", "report.text", "scan"),
          "report.text", List.of("files.output"));

  @Test
  void roomsImportOnlyWhatTheirPackageInfoSays() {
    ARROWS.forEach(
        (room, allowed) ->
            ArchRuleDefinition.classes()
                .that()
                .resideInAPackage("org.hansho." + room)
                .should()
                .onlyDependOnClassesThat(
                    DescribedPredicate.describe(
                        "lie in " + room + ", " + allowed + " or the engine",
                        type -> isAllowed(room, allowed, type.getPackageName())))
                .check(MODULE));
  }

  private static boolean isAllowed(String room, List<String> allowed, String target) {
    String other = target.startsWith("org.hansho.") ? target.substring("org.hansho.".length()) : "";
    String house = other.split("\\.", -1)[0];
    return other.equals(room) || allowed.contains(other) || !ABOVE_THE_ENGINE.contains(house);
  }

  @Test
  void everyRoomIsKnown() {
    assertThat(MODULE.stream().map(type -> type.getPackageName().substring("org.hansho.".length())))
        .allMatch(ARROWS::containsKey);
  }
}
