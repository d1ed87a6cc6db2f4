package org.hansho.local;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may import whom inside of the runner. */
class LocalHouseTest {
  private static final JavaClasses LOCAL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.hansho.local..");

  /** Each room and the rooms of this module that it may import. */
  private static final Map<String, List<String>> ARROWS =
      Map.of(
          "alarm", List.of(),
          "clock", List.of(),
          "crash", List.of(),
          "files", List.of(),
          "metric", List.of(),
          "journal", List.of("clock", "crash", "files"),
          "epoch", List.of("alarm", "crash"),
          "folder", List.of("crash", "files"),
          "run",
              List.of("alarm", "clock", "crash", "epoch", "files", "folder", "journal", "metric"));

  @Test
  void roomsImportOnlyWhatTheirPackageInfoSays() {
    for (JavaClass type : LOCAL) {
      String room = room(type.getPackageName());
      if (!room.isEmpty()) {
        assertThat(ARROWS).as(type.getName()).containsKey(room);
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          assertThat(isAllowed(room, dependency.getTargetClass().getPackageName()))
              .as(dependency.getDescription())
              .isTrue();
        }
      }
    }
  }

  private static boolean isAllowed(String room, String target) {
    if (!target.startsWith("org.hansho")) {
      return true;
    }
    String other = room(target);
    if (room.equals("run") && !target.startsWith("org.hansho.local")) {
      return true;
    }
    return other.equals(room) || ARROWS.getOrDefault(room, List.of()).contains(other);
  }

  /** The part of a package's name behind that of the module; empty outside of the rooms. */
  private static String room(String packageName) {
    String[] parts = packageName.split("\\.", -1);
    return packageName.startsWith("org.hansho.local") && parts.length > 3 ? parts[3] : "";
  }

  @Test
  void roomsFormNoCycles() {
    slices().matching("org.hansho.local.(*)..").should().beFreeOfCycles().check(LOCAL);
  }

  @Test
  void onlyTheFileLayerTouchesTheDiskOfTheJournal() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAnyPackage("org.hansho.local.journal..", "org.hansho.local.folder..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.nio\\.file\\.Files|java\\.nio\\.channels\\..*|java\\.io\\.File")
        .check(LOCAL);
  }
}
